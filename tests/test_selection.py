"""What is made into notes: repeats merged, the clearer wording kept, all sources kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, pairwise

from quizgen.records import Fact
from quizgen.selection import select_facts, spread
from tests.support.texts import facts

LINES = count(1)


def pair(foreign: str, chinese: str) -> Fact:
    (base,) = facts("潟湖（lagoon）很浅。")
    line = next(LINES)
    return replace(base, term=chinese, answer=foreign, source=replace(base.source, line=line, start=line))


def terms(*given: Fact) -> list[tuple[str, str, int]]:
    chosen, _ = select_facts(given)
    return [(fact.answer, fact.term, len(fact.also)) for fact in chosen]


def test_one_foreign_term_is_asked_once_in_its_shortest_wording() -> None:
    assert terms(pair("weights", "模型权重"), pair("weights", "权重")) == [("weights", "权重", 1)]


def test_near_identical_names_of_one_term_are_one() -> None:
    assert terms(pair("continual learning", "持续学习"), pair("continued learning", "持续学习")) == [
        ("continual learning", "持续学习", 1)
    ]
    assert terms(pair("neural network", "神经网络"), pair("neural net", "神经网络")) == [("neural net", "神经网络", 1)]


def test_different_names_stay_two() -> None:
    assert len(terms(pair("tidal bore", "涌潮"), pair("swell", "涌浪"))) == 2
    assert len(terms(pair("large language models", "大语言模型"), pair("LLMs", "大语言模型"))) == 2


def test_what_is_left_out_has_a_reason() -> None:
    given = (pair("weights", "权重"), pair("weights", "权重值"))
    _, refusals = select_facts(given)
    assert [refusal.reason for refusal in refusals] == ["said_before"]
    _, refusals = select_facts(given[:1], min_score=1.0)
    assert [refusal.reason for refusal in refusals] == ["below_min_score"]
    _, refusals = select_facts(given[:1], reason=lambda fact: "kind_not_asked")
    assert [refusal.reason for refusal in refusals] == ["kind_not_asked"]


def test_at_most_so_many_those_built_before_first() -> None:
    given = (pair("tidal bore", "涌潮"), pair("swell", "涌浪"), pair("ebb", "落潮"))
    chosen, refusals = select_facts(given, max_cards=1, is_known=lambda fact: fact.answer == "ebb")
    assert [fact.answer for fact in chosen] == ["ebb"]
    assert {refusal.reason for refusal in refusals} == {"over_max_cards"}


def test_equally_good_ones_are_taken_from_all_over_the_document() -> None:
    given = [pair(f"term{chr(97 + n)}", f"词{chr(0x4E00 + 50 * n)}{chr(0x5000 + 70 * n)}") for n in range(16)]
    chosen, _ = select_facts(given, max_cards=4)
    places = sorted(given.index(fact) for fact in chosen)
    assert [b - a for a, b in pairwise(places)] == [4, 4, 4]


def test_spread_is_a_permutation() -> None:
    for number in (0, 1, 2, 7, 16, 100):
        assert sorted(spread(number)) == list(range(number))


def test_who_wrote_a_book_is_told_by_the_surer_document() -> None:
    sure = replace(
        pair("lagoon", "潟湖"), kind="person", term="潮汐之书", answer="Marina Lund", statement="1", score=0.8
    )
    misheard = replace(
        sure, answer="Mary Nelant", statement="2", score=0.75, source=replace(sure.source, path="talk.txt")
    )
    beside = replace(misheard, term="浪之书", statement="3")
    chosen, refusals = select_facts((sure, misheard, beside))
    assert [fact.answer for fact in chosen] == ["Marina Lund", "Mary Nelant"]
    assert [refusal.reason for refusal in refusals] == ["contradicted"]
    chosen, _ = select_facts((sure, replace(misheard, source=sure.source)))
    assert len(chosen) == 2


def test_a_misheard_term_is_told_by_the_surer_document() -> None:
    sure = replace(pair("pretraining", "预训练"), score=0.85)
    misheard = replace(pair("pretrain", "预学习"), score=0.75, source=replace(sure.source, path="talk.txt"))
    chosen, refusals = select_facts((sure, misheard))
    assert [fact.term for fact in chosen] == ["预训练"]
    assert [refusal.reason for refusal in refusals] == ["contradicted"]
    for other in (
        replace(misheard, term="预训练法"),  # nearly the same name
        replace(misheard, answer="pretrainer"),  # another word
        replace(misheard, source=sure.source),  # one author, two names
        replace(misheard, score=0.85),  # as sure
    ):
        assert len(select_facts((sure, other))[0]) == 2


def test_the_surest_wording_comes_before_the_shortest() -> None:
    sure = replace(pair("continual learning", "持续学习"), score=0.9)
    assert terms(replace(pair("continue learning", "持续学习"), score=0.75), sure) == [
        ("continual learning", "持续学习", 1)
    ]


def test_a_short_form_with_a_chinese_meaning_is_a_pair() -> None:
    short = replace(pair("LLM", "大语言模型"), kind="acronym")
    assert len(terms(short, pair("LLM", "大型语言模型"))) == 1


def explained(term: str, told: str, score: float = 0.8, path: str = "a.md") -> Fact:
    fact = replace(pair("lagoon", term), kind="definition", answer=told, statement=told, score=score)
    return replace(fact, id=f"{term}{told}{path}", source=replace(fact.source, path=path))


def test_one_term_is_asked_once_for_what_it_is() -> None:
    sure = explained("浮标", "系在海底、标出航道的水上标志", 0.95)
    other = explained("浮标", "漂在水面的航道标志", 0.75, "b.md")
    chosen, refusals = select_facts((other, sure))
    assert chosen == (sure,)
    assert [refusal.reason for refusal in refusals] == ["said_otherwise"]
    chosen, _ = select_facts((other, sure), is_known=lambda fact: fact.id == other.id)
    assert chosen == (other,)  # it was built before
    another_sense = explained("浮标", "钓鱼时看鱼是否咬钩的小棍", 0.75, "b.md")
    assert len(select_facts((sure, another_sense))[0]) == 2


def test_one_document_is_asked_once_what_a_term_is() -> None:
    sure = explained("浮标", "系在海底、标出航道的水上标志", 0.95)
    by_use = explained("浮标", "钓鱼时看鱼是否咬钩的小棍", 0.75)
    assert select_facts((by_use, sure))[0] == (sure,)


def test_the_same_words_are_asked_for_one_name() -> None:
    told = "系在海底、标出航道的水上标志"
    chosen, _ = select_facts((explained("浮标", told, 0.95), explained("航标", told, 0.9)))
    assert [fact.term for fact in chosen] == ["浮标"]


def test_a_deed_is_asked_for_by_its_shortest_answer() -> None:
    base = replace(
        pair("lagoon", "潟湖"), kind="event", term="Karl Schwarz", statement="1910年，他提出“无风不起浪”。", score=0.8
    )
    long, short = replace(base, id="1", answer="提出“无风不起浪”"), replace(base, id="2", answer="无风不起浪")
    other = replace(base, id="3", answer="提出“无风不起浪”", statement="另一句。")
    assert [fact.id for fact in select_facts((long, short, other))[0]] == ["2", "3"]
