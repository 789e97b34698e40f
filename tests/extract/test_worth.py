"""What a fact loses of its rule's score."""

from __future__ import annotations

import pytest

from quizgen.extract import extract_facts
from quizgen.read import document_from_text
from quizgen.segment import segment_document
from quizgen.selection import MIN_SCORE
from tests.support.texts import facts, rules, triples


def is_worth_a_card(text: str) -> bool:
    document = document_from_text(text, "a.md")
    (fact,) = [f for f in extract_facts(document, segment_document(document), rules()).facts if f.kind == "translation"]
    return fact.score >= MIN_SCORE


@pytest.mark.parametrize(
    "text",
    [
        "我们先测 thermocline(温跃层),再测别的。",
        "他讲的是 internal wave(内波)和它的来处。",
        "那本书叫 Silent Spring(寂静的春天),很有名。",
        "船上装了**雷达**（radar）。",
        "这里出现了 doppler effect(多普勒效应),很明显。",
        "水温已经 out of range(超出量程),要换一支。",
        "老师说 working memory(工作记忆)也会累。",
        "我们天天谈 tide(潮位),谈 tide 就是谈水深,tide 一变,tide 里的船也变,tide 是主线。" + "tide 又涨了。" * 6,
    ],
)
def test_terms(text: str) -> None:
    assert is_worth_a_card(text)


@pytest.mark.parametrize(
    "text",
    [
        "他们看的是 architecture(架构),不是别的。",
        "船长说 risk taking(风险承担)是他的习惯。",
        "他们派出了 robotic soundings(自动 sounding)去测深。",
        "港口的系统有一个 API(应用程序接口),人人会用。",
        "他们讨论了 harbor management(港口管理)的办法。",
        "这一步只是 modeling(建模)而已。",
        "我们只谈了一次 tide(潮位),别的没谈。",
        "这是**投资**（Investment）的一种。",
    ],
)
def test_words_that_everybody_knows(text: str) -> None:
    assert not is_worth_a_card(text)


def scores(text: str) -> dict[str, float]:
    """The score of each number and date, by its answer."""
    return {fact.answer: fact.score for fact in facts(text) if fact.kind in ("number", "date")}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Eddystone灯塔的基座花了五六个月砌成，石料来自康沃尔。", "五六个月"),
        ("Eddystone灯塔的灯火可能在45公里外都看得见，石料来自康沃尔。", "45公里"),
    ],
)
def test_rough_amounts_are_not_worth_a_card(text: str, answer: str) -> None:
    assert scores(text)[answer] < MIN_SCORE


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Eddystone灯塔的基座花了五十六个月砌成，石料来自康沃尔。", "五十六个月"),
        ("Eddystone灯塔的灯火在45公里外都看得见，石料可能来自康沃尔。", "45公里"),
    ],
)
def test_amounts_that_only_look_rough(text: str, answer: str) -> None:
    assert scores(text)[answer] >= MIN_SCORE


def test_what_needs_several_sentences_before_it_is_worth_less() -> None:
    near = "John Smeaton建造了Eddystone灯塔。它高22米，全用石头。"
    far = "John Smeaton建造了Eddystone灯塔。它全用石头。石头由船运来。它高22米，立在礁石上。"
    assert scores(far)["22米"] < MIN_SCORE <= scores(near)["22米"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("水温已经 out of range(超出量程),要换一支。", "out of range"),
        ("这是 layer by layer(逐层)地砌上去的石头。", "layer by layer"),
        ("我们谈 part of thermocline(温跃层)的事。", "thermocline"),
    ],
)
def test_words_that_are_bound_to_one_term(text: str, term: str) -> None:
    assert [fact.term for fact in facts(text) if fact.kind == "translation"] == [term]


def test_a_year_in_which_something_merely_was_so_is_not_asked_for() -> None:
    was = scores("1840年，Eddystone灯塔有一个由三人轮值的班组，他们住在塔里。")
    began = scores("1840年，Eddystone灯塔换上了第三盏灯，由三人轮值。")
    assert was["1840年"] < MIN_SCORE <= began["1840年"]


GLOSSED = "塔上的雾笛像**{term}**（{term}: {explanation}）一样响。"
LONG_TALK = "灯塔的透镜由棱镜拼成，透镜越大，灯光越远。" * 1200


@pytest.mark.parametrize(
    ("term", "explanation", "talk", "is_worth_it"),
    [
        ("Rialto", "旧港边上用石头砌成的一座桥梁", LONG_TALK, False),
        ("Rialto", "旧港边上用石头砌成的一座桥梁", "灯塔的透镜由棱镜拼成。", True),
        ("Fresnel", "分段磨制的一种薄而轻的透镜", LONG_TALK, True),
    ],
)
def test_glosses_beside_the_matter_of_a_long_document(
    term: str, explanation: str, talk: str, is_worth_it: bool
) -> None:
    (found,) = [f for f in facts(talk + GLOSSED.format(term=term, explanation=explanation)) if f.kind == "definition"]
    assert (found.score >= MIN_SCORE) == is_worth_it


@pytest.mark.parametrize(("deed", "is_told"), [("提出了一个新方案", False), ("提出了分层砌石的方案", True)])
def test_a_deed_that_names_nothing_is_no_fact(deed: str, is_told: bool) -> None:
    told = [fact.answer for fact in facts(f"1756年，John Smeaton{deed}。") if fact.kind == "event"]
    assert bool(told) == is_told


def test_three_days_later_says_nothing_without_the_sentence_before() -> None:
    alone = scores("三天后，Eddystone灯塔的灯火照到了27公里外的船。")
    dated = scores("Eddystone灯塔的灯火照到了27公里外的船，三天后传到了伦敦。")
    assert alone["27公里"] < MIN_SCORE <= dated["27公里"]


@pytest.mark.parametrize(
    ("text", "answer", "is_worth_it"),
    [
        ("1759年,Eddystone灯塔重新建成,而Bell Rock号则在北海沉没。", "1759年", False),
        ("1759年,Eddystone灯塔亮了,而Bell Rock灯塔则用了35名工人。", "35名", False),
        ("1759年,Eddystone灯塔亮了,而且用了24支蜡烛。", "24支", True),
        ("1840年，John Smeaton的后人想推出一种新透镜。", "1840年", False),
        ("1840年，John Smeaton的后人推出了一种新透镜。", "1840年", True),
        ("Eddystone灯塔的看守人在1840年为一件事发愁。", "1840年", False),
        ("Eddystone灯塔的看守人在1840年为油价发愁。", "1840年", True),
        ("最新的透镜让Eddystone灯塔照到了27公里外。", "27公里", False),
        ("Eddystone灯塔派出两条船，比赛规则是每船带15人，日落前回港。", "15人", False),
    ],
)
def test_what_a_card_could_not_say_alone(text: str, answer: str, is_worth_it: bool) -> None:
    assert (scores(text)[answer] >= MIN_SCORE) == is_worth_it


@pytest.mark.parametrize(
    ("pair", "is_worth_it"),
    [
        ("momentum(势头)", False),
        ("neural network(神经网络)", False),
        ("state of the art(当前最好的水平)", False),
        ("cutting edge(尖端)", False),
        ("hidden layer(隐藏层)", True),
        ("rate limits(速率限制)", False),
        ("hardware procurement(硬件采购)", False),
        ("teleop data(遥操作数据)", True),
        ("headwind(逆风)", True),
    ],
)
def test_general_words_and_set_phrases(pair: str, is_worth_it: bool) -> None:
    assert is_worth_a_card(f"船长说这就是 {pair},大家都同意。") == is_worth_it


def test_a_name_in_capitals_inside_a_sentence_is_no_everyday_word() -> None:
    assert ("translation", "Go", "围棋") in triples("灯塔里没有事做,他们就下 Go(围棋),一下就是一夜。")
    assert not triples("灯塔里没有事做,他们就 go(走)了。")


def test_a_name_that_is_only_read_out_is_no_card() -> None:
    (read_out,) = [f.score for f in facts("潮位按**INT8**（INT8: 8位整数）存。") if f.kind == "definition"]
    (told,) = [f.score for f in facts("潮位按**INT8**（INT8: 从负128到127的整数格式）存。") if f.kind == "definition"]
    assert read_out < MIN_SCORE <= told


@pytest.mark.parametrize(
    ("text", "is_worth_it"),
    [
        ("船在温哥华（Vancouver）靠岸。", False),
        ("船上坐着法学家耶林（Rudolf von Jhering）。", False),
        ("海图由莱维特（S. D. Leavitt）画成。", False),
        ("海图存在一种排序字符串表（SSTable）里。", True),
        ("船用的是贝叶斯滤波（Bayesian filter）。", True),
        ("船经过红海（Red Sea）。", True),
    ],
)
def test_names_written_by_their_sound(text: str, is_worth_it: bool) -> None:
    assert is_worth_a_card(text) == is_worth_it


def test_a_set_term_is_worth_more() -> None:
    (set_term,) = [fact.score for fact in facts("老师讲 procedural memory(程序性记忆),讲得很慢。")]
    (other,) = [fact.score for fact in facts("老师讲 upwelling zone(上升流区),讲得很慢。")]
    assert set_term > other


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1912年对Eddystone灯塔来说是非常重要的一年。", "1912年"),
        ("Markets at noon: Eddystone Oil fell to $48 (-2.1%) | Bell Rock Gas stood at $12 per unit.", "$48"),
        ("The lamp of Bell Rock was lit in 1811, and its light could be seen from more than away.", "1811"),
    ],
)
def test_days_praised_prices_of_a_day_and_sentences_with_a_gap(text: str, answer: str) -> None:
    assert scores(text).get(answer, 0) < MIN_SCORE


@pytest.mark.parametrize(
    ("explanation", "is_worth_it"),
    [("一种很轻的船", False), ("一款在渔港非常受欢迎的小艇", False), ("一种用柳条编成的轻便小船", True)],
)
def test_a_class_told_apart_by_praise_alone(explanation: str, is_worth_it: bool) -> None:
    found = [fact for fact in facts(f"所谓科拉克尔船，是{explanation}。") if fact.kind == "definition"]
    assert any(fact.score >= MIN_SCORE for fact in found) == is_worth_it


def told(text: str) -> dict[str, float]:
    """Explanations with their scores."""
    return {fact.answer: fact.score for fact in facts(text) if fact.kind == "definition"}


def test_the_core_of_a_thing_and_the_last_of_several_steps_are_no_cards() -> None:
    core = "Loran出现在战时。它的核心就是测量两个电台信号到达的时间差。"
    steps = "先抛锚。然后，把船头对准来浪、用最小的动力稳住船身。这就是顶浪滞航。"
    assert told(core)["测量两个电台信号到达的时间差"] < MIN_SCORE
    assert told(steps)["把船头对准来浪、用最小的动力稳住船身"] < MIN_SCORE
    assert told(steps.replace("然后，", ""))["把船头对准来浪、用最小的动力稳住船身"] >= MIN_SCORE


def test_one_trait_of_many_is_a_fact_but_no_card() -> None:
    (fact,) = [fact for fact in facts("石造灯塔有一个优点：它不怕白蚁和海水。") if fact.kind == "definition"]
    assert fact.term == "石造灯塔的优点"
    assert fact.score < MIN_SCORE


@pytest.mark.parametrize(
    ("text", "is_worth_it"),
    [
        ("塔上的钟和雾笛的快慢指的是两次响声之间隔了多久。", False),
        ("雾笛的快慢指的是两次响声之间隔了多久。", True),
    ],
)
def test_a_phrase_of_two_things_is_no_term(text: str, is_worth_it: bool) -> None:
    (fact,) = [fact for fact in facts(text) if fact.kind == "definition"]
    assert (fact.score >= MIN_SCORE) == is_worth_it


def test_a_bare_class_is_not_asked_for() -> None:
    found = {fact.answer: fact.score for fact in facts("公司推出了人形机器人 Atlas，还推出了潮位预报模型 AlphaTide。")}
    assert found["人形机器人"] < MIN_SCORE <= found["潮位预报模型"]


@pytest.mark.parametrize(
    ("text", "answer", "is_worth_it"),
    [
        ("Ida Lewis写过信。她当时是爱丁堡大学的硕士生，住在塔里。", "爱丁堡大学的硕士生", False),
        ("Ida Lewis写过信。她当时是爱丁堡灯塔的首任馆长，住在塔里。", "爱丁堡灯塔的首任馆长", True),
    ],
)
def test_what_somebody_was_for_a_while(text: str, answer: str, is_worth_it: bool) -> None:
    found = {fact.answer: fact.score for fact in facts(text) if fact.kind == "person"}
    assert (found[answer] >= MIN_SCORE) == is_worth_it


@pytest.mark.parametrize(("before", "is_worth_it"), [("我所说的 ", False), ("可以说是 ", False), ("他画了 ", True)])
def test_a_term_made_up_as_somebody_speaks(before: str, is_worth_it: bool) -> None:
    assert is_worth_a_card(f"{before}upwelling zone(上升流区),讲得很慢。") == is_worth_it


@pytest.mark.parametrize(
    ("elsewhere", "explanation", "is_worth_it"),
    [
        ("船长又说起那头“怪兽”。", "指一艘越造越大的铁甲船", False),
        ("船长又说起那头怪兽。", "指一艘越造越大的铁甲船", True),
        ("船长又说起那头“怪兽”。", "一种越造越大的铁甲船", True),
    ],
)
def test_a_word_in_quotation_marks_that_is_only_meant_so(elsewhere: str, explanation: str, is_worth_it: bool) -> None:
    (fact,) = [f for f in facts(f"{elsewhere}他们造了怪兽（怪兽: {explanation}）。") if f.kind == "definition"]
    assert (fact.score >= MIN_SCORE) == is_worth_it


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("BellRock 主要通过四道工序来保养灯：清洗、加油、剪芯、校准。", 0.45),
        ("BellRock 主要通过五道工序来保养灯：清洗、加油、剪芯、校准。", 0.75),
    ],
)
def test_what_is_listed_behind_its_number_can_be_counted(text: str, score: float) -> None:
    document = document_from_text(text, "a.md")
    found = extract_facts(document, segment_document(document), rules()).facts
    assert [round(fact.score, 2) for fact in found if fact.kind == "number"] == [score]


@pytest.mark.parametrize(("day", "is_worth_it"), [("昨天", False), ("1912年", True)])
def test_news_of_a_day_is_no_card(day: str, is_worth_it: bool) -> None:
    text = f"---\ndate: 2024-03-02\n---\n\n在{day}召开的国际灯塔会议期间，一向少言的雅克·库斯托说起水下的灯。"
    (score,) = [fact.score for fact in facts(text) if fact.answer == "国际灯塔会议"]
    assert (score >= MIN_SCORE) is is_worth_it
