"""Notes: escaped once, hidden by span, no answer on a front."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.check import sample_fact, template_problems
from quizgen.data import data_root
from quizgen.formulas import find_formulas
from quizgen.render import FIELDS, Template, load_templates
from quizgen.render.hints import points_at_one
from quizgen.render.html import escaped
from quizgen.render.notes import link, render_note, render_notes
from tests.support.notes import TEMPLATES, note_of
from tests.support.texts import facts


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_sample_comes_out_as_it_says(template: Template) -> None:
    assert not list(template_problems(template))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_has_a_template(language: str) -> None:
    kinds = {"definition", "acronym", "translation", "number", "date", "person", "event"}
    assert {t.fact for t in TEMPLATES.values() if t.language == language} == kinds


def test_all_note_types_have_the_cards_anki_will_always_know() -> None:
    for template in TEMPLATES.values():
        assert [card.name for card in template.cards] == {
            "cloze": ["cloze"],
            "question": ["forward", "reverse", "typein", "spare1", "spare2"],
            "multiple_choice": ["choice", "spare1", "spare2"],
        }[template.form]


@pytest.mark.parametrize(
    ("answer", "is_typed"), [("灯塔", True), ("AIS", True), ("52米", True), ("灯塔（旧称）", False), ("a" * 41, False)]
)
@pytest.mark.parametrize("form", ["zh-acronym", "zh-number"])
def test_only_short_answers_are_typed(answer: str, is_typed: bool, form: str) -> None:
    template = replace(TEMPLATES[form], flags=("AddTypeIn",))
    fact = replace(sample_fact(template), answer=answer, statement=f"{answer}。", hide=(0, len(answer)))
    note = render_note(fact, template)
    assert bool(dict(note.fields)["AddTypeIn"]) == is_typed
    assert (2 in note.cards) == (is_typed and template.form == "question")


def visible(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).replace("\u200b", "")


@given(st.text())
def test_escaped_text_shows_as_itself(text: str) -> None:
    assume(not find_formulas(text))
    kept = re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffe\uffff\ud800-\udfff]", "", re.sub(r"\s+", " ", text)
    )
    assert visible(escaped(text)) == unicodedata.normalize("NFC", kept)


@given(
    st.lists(
        st.sampled_from(
            ["{{", "}}", "::", "[sound:", "[latex]", "[$]", "[anki:", "[[type:", "\\(", "\\)", "$", "<b", "a", "&", " "]
        )
    )
)
def test_nothing_active_is_left(parts: list[str]) -> None:
    text = "".join(parts)
    out = escaped(text)
    assert not re.search(r"\{\{|\}\}|::|\[sound:|\[latex\]|\[\$\]|\[anki:|\[\[?type:|<", out)
    assert len(re.findall(r"\\[()\[\]]", out)) == 2 * len(find_formulas(text))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("docs/17-podcast-tides.txt", "17-podcast-tides"),
        ("docs/港口史-访谈.txt", "港口史-访谈"),
        ("docs/002_5eafee6d6beab5dc.txt", "那年冬天"),
        ("docs/notes.txt", "那年冬天"),
    ],
)
def test_a_document_without_a_title_is_called_by_a_worded_name_or_its_first_words(path: str, shown: str) -> None:
    template = TEMPLATES["zh-translation"]
    fact = sample_fact(template)
    fact = replace(fact, source=replace(fact.source, path=path, title="", heading=(), opening="那年冬天"))
    assert dict(render_note(fact, template).fields)["Extra1"] == shown


@pytest.mark.parametrize(
    ("term", "answer", "is_asked_back"),
    [
        ("同步 SYN", "在连接建立的时候用来同步序号的标志位", False),
        ("确认 ACK", "让确认号字段有效、否则无效的 ACK 标志位", False),
        ("终止 FIN", "在数据发完以后用来释放连接的标志位", True),
        ("self-attention", "a mechanism with which a model can attend to any of the words", False),
        ("attention", "a mechanism that lets a model look at any of the words before", True),
    ],
)
def test_half_of_a_term_is_not_told_backwards(term: str, answer: str, is_asked_back: bool) -> None:
    language = "en" if answer.isascii() else "zh"
    fields = note_of(f"{language}-definition", term=term, answer=answer, statement=answer, hide=(0, len(answer)))
    assert bool(fields["AddReverse"]) == is_asked_back


@pytest.mark.parametrize(
    ("kind", "answer", "title", "is_shown"),
    [
        ("number", "25年", "灯塔二十五年", False),
        ("number", "25年", "灯塔二十年", True),
        ("number", "10盏", "灯塔十二年", True),
        ("date", "1869年", "1869: a year at sea", False),
        ("person", "Trinity House的首任主席", "A Trinity of lights", False),
        ("person", "Trinity House的首任主席", "灯塔杂记", True),
        ("translation", "贝尔罗克灯塔", "贝尔罗克的风暴", False),
        ("translation", "灯船", "海上杂记", True),
    ],
)
def test_a_title_that_gives_the_answer_away_in_other_words(kind: str, answer: str, title: str, is_shown: bool) -> None:
    template = TEMPLATES[f"zh-{kind}"]
    fact = replace(sample_fact(template), answer=answer, statement=f"他是{answer}。", hide=(2, 2 + len(answer)))
    fact = replace(fact, source=replace(fact.source, title=title, heading=()))
    assert bool(dict(render_note(fact, template).fields)["Extra1"]) == is_shown


def test_a_pair_is_asked_both_ways_in_its_sentence() -> None:
    text = "水手用六分仪（sextant）量星星的高度，再算出船位。"
    fields = note_of(
        "zh-translation", term="六分仪", answer="sextant", statement=text, hide=(7, 14), shown_term=(3, 6), score=0.9
    )
    assert fields["Translation"] == "水手用____（<mark>sextant</mark>）量星星的高度，再算出船位。"
    assert fields["Text"] == "水手用<mark>六分仪</mark>（____）量星星的高度，再算出船位。"
    assert not note_of("zh-translation", term="六分仪", answer="sextant", statement=text, hide=(7, 14), score=0.6)[
        "Text"
    ]


def test_a_term_put_together_is_not_asked_backwards() -> None:
    text = "一种把冷水从海底带到水面的强大洋流"
    whole = note_of("zh-definition", term="上升流", answer=text, statement=f"上升流是{text}。", hide=(4, 4 + len(text)))
    parts = note_of(
        "zh-definition",
        term="上升流的核心",
        answer=text,
        statement=f"它是{text}。",
        hide=(2, 2 + len(text)),
        shown_term=None,
    )
    assert whole["AddReverse"]
    assert not parts["AddReverse"]


def test_a_long_sentence_is_cut_in_no_formula() -> None:
    text = f"{'the sea is wide, ' * 12}and $a, {'b, ' * 40}c$ is a tide of {'salt, ' * 30}."
    start = text.index("a tide")
    fields = note_of(
        "en-definition", answer="a tide of salt", statement=text, hide=(start, start + 14), shown_term=None
    )
    assert fields["Statement"].count(r"\(") == fields["Statement"].count(r"\)") == 1


def test_term_in_its_own_explanation_is_blanked_on_the_reverse_card() -> None:
    fields = note_of(
        "zh-definition",
        term="回声",
        answer="回声是声波被障碍反射回来的现象",
        statement="回声是声波被障碍反射回来的现象。",
        hide=(0, 15),
    )
    assert fields["Hint"] == "…是声波被障碍反射回来的现象"


def test_title_that_says_the_answer_is_not_on_the_front() -> None:
    fact = sample_fact(TEMPLATES["zh-translation"])
    fact = replace(fact, source=replace(fact.source, title="灯塔 lighthouse 史话", heading=("岬角",)))
    fields = dict(render_note(fact, TEMPLATES["zh-translation"]).fields)
    assert fields["Extra1"] == "岬角"
    assert fields["Title"] == "灯塔 lighthouse 史话"


def test_title_that_says_what_is_asked_stays_where_nothing_is_asked_backwards() -> None:
    template = TEMPLATES["en-acronym"]
    fact = replace(sample_fact(template), term="AIS", answer="Automatic Identification System", shown_term=None)
    fact = replace(fact, statement="AIS: Automatic Identification System", hide=(5, 36))
    fact = replace(fact, source=replace(fact.source, title="How AIS keeps ships apart", heading=()))
    fields = dict(render_note(fact, template).fields)
    assert not fields["AddReverse"]
    assert fields["Extra1"] == "How AIS keeps ships apart"


def test_context_does_not_say_the_answer() -> None:
    fields = note_of("zh-number", context="塔有52米高。", term="塔", answer="52米", statement="它高52米。", hide=(2, 5))
    assert "52" not in fields["Context"]


def test_pair_is_asked_from_the_foreign_term() -> None:
    (note,) = render_notes(facts("岬角上有一座**灯塔**（lighthouse）。"), tuple(TEMPLATES.values()))
    fields = dict(note.fields)
    assert (fields["Term"], fields["Answer"], note.cards) == ("lighthouse", "灯塔", (0, 1))
    assert [name for name, _ in note.fields] == list(FIELDS[1:])


@pytest.mark.parametrize(
    ("url", "time", "expected"),
    [
        ("https://www.youtube.com/watch?v=abc", "03:01", "https://www.youtube.com/watch?v=abc&t=181s"),
        ("https://example.org/a?b=1&c=2", "", "https://example.org/a?b=1&c=2"),
        ("javascript:alert(1)", "", ""),
        ("http://[bad", "", ""),
    ],
)
def test_link_goes_to_the_second_and_only_to_the_web(url: str, time: str, expected: str) -> None:
    source = replace(sample_fact(TEMPLATES["zh-date"]).source, url=url, time=time)
    assert link(source) == expected


@pytest.mark.parametrize(
    ("kind", "term", "answer", "is_asked_back"),
    [
        ("acronym", "AIS", "Automatic Identification System", False),
        ("acronym", "HTTP", "HyperText Transfer Protocol", False),
        ("acronym", "TSSs", "traffic separation schemes", False),
        ("acronym", "DGPS", "Differential GPS", False),
        ("acronym", "sonar", "Sound Navigation and Ranging", True),
        ("translation", "revenue streams", "收入来源", False),
        ("translation", "upwelling", "上升流", True),
        ("definition", "RMSE", "一种用于衡量预报误差的指标", False),  # of which there are many
        ("definition", "大潮", "朔望前后涨落幅度最大的潮汐", True),
        ("definition", "灯船", "拥有灯器、雾笛和一组锚，船身漆成红色", False),
        ("definition", "磁石", "具有磁性而能指出南北方向的石头", True),
    ],
)
def test_what_is_worth_asking_backwards(kind: str, term: str, answer: str, is_asked_back: bool) -> None:
    fact = replace(sample_fact(next(iter(load_templates(data_root("templates"))))), kind=kind, term=term, answer=answer)
    assert points_at_one(fact, answer) is is_asked_back


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# 灯塔杂记\n\n船上装了**声呐**（sonar）。\n", "灯塔杂记"),
        ("那年冬天，港里结了冰。船上装了**声呐**（sonar）。\n", "那年冬天，港里结了冰"),
    ],
)
def test_a_document_without_a_title_is_named_by_its_first_words(text: str, shown: str) -> None:
    (fact,) = [fact for fact in facts(text) if fact.kind == "translation"]
    fields = dict(render_note(fact, TEMPLATES["zh-translation"]).fields)
    assert fields["Extra1"] == shown


@pytest.mark.parametrize(
    ("term", "answer", "is_told"),
    [
        ("潮汐钟", "按潮汐表的周期走针的一种机械装置", True),
        ("潮位钟", "按潮汐表的周期走针的一种机械装置", False),
        ("tide clock", "a device whose hand follows the tide of one port", True),
        ("lens", "a curved piece of glass that bends the rays of light", False),
    ],
)
def test_an_explanation_that_says_half_of_its_term_is_not_asked_backwards(
    term: str, answer: str, is_told: bool
) -> None:
    language = "en" if answer.isascii() else "zh"
    fields = note_of(f"{language}-definition", term=term, answer=answer, statement=answer, hide=(0, len(answer)))
    assert bool(fields["AddReverse"]) != is_told
