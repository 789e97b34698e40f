"""The contract of facts: exact places, stable ids, repeats once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.extract import extract_facts
from quizgen.read import read_document
from quizgen.segment import segment_document
from tests.support.texts import ROOT, extraction, facts, rules, triples
from tests.support.wrapping import wrapped, wrapped_by_columns, wrapped_by_textwrap

SEEDS = sorted((ROOT / "seeds").iterdir())
MARKUP = re.compile(r"\s+|\*\*|__|[*_`]|\]\([^)]*\)|\[")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_answer_stands_where_the_source_says(path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    found = extraction(text, path.as_posix()).facts
    assert found
    for fact in found:
        there = text[fact.source.start : fact.source.end]
        assert MARKUP.sub("", there) == MARKUP.sub("", fact.answer)
        assert MARKUP.sub("", fact.statement[slice(*fact.hide)]) == MARKUP.sub("", fact.answer)
        lines = re.split(r"\r\n|\r|\n", text)
        assert 1 <= fact.source.line <= fact.source.end_line <= len(lines)
        assert text.count("\n", 0, fact.source.start) + 1 in range(fact.source.line, fact.source.end_line + 1)


DOCUMENTS = [*SEEDS, *sorted(Path(os.environ.get("QUIZGEN_DOCUMENTS", "nowhere")).glob("*.txt"))]


def said(text: str, name: str) -> list[tuple[object, ...]]:
    """What the facts of a text say; lines and offsets may differ."""
    return [(f.id, f.kind, f.term, f.answer, f.statement, f.context) for f in extraction(text, name).facts]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_line_ends_a_bom_and_the_name_change_no_fact(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    other = tmp_path / "renamed.text"
    other.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    document = read_document(other, "renamed.text")
    found = extract_facts(document, segment_document(document), rules()).facts
    plain = said(text, path.name)
    assert plain
    assert [(f.id, f.kind, f.term, f.answer, f.statement, f.context) for f in found] == plain


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
@pytest.mark.parametrize("way", [wrapped_by_textwrap, wrapped_by_columns], ids=lambda way: way.__name__)
def test_wrapping_at_80_columns_changes_no_fact(path: Path, way: Callable[[str], list[str]]) -> None:
    text = path.read_text("utf-8")

    def squeezed(text: str) -> list[list[str]]:
        """Whether a space stood where a line was broken between the scripts, nobody can know."""
        return [["".join(str(part).split()) for part in row] for row in said(text, "other.txt")]

    assert squeezed(wrapped(text, way)) == squeezed(text)


def test_ids_do_not_depend_on_the_path_or_on_lines_above() -> None:
    text = "# 潮汐\n\n大潮指的是朔望前后涨落幅度最大的潮汐。\n"
    moved = text.replace("\n\n", "\n\n海面每天涨落两次。\n\n")
    assert [f.id for f in extraction(text, "a.md").facts] == [f.id for f in extraction(moved, "b/c.txt").facts] != []


def test_repeated_term_is_one_fact_with_both_places() -> None:
    text = "他们先测 salinity(盐度)。\n\n后来又测 salinity(盐度)。\n"
    (fact,) = facts(text)
    assert (fact.source.line, [source.line for source in fact.also]) == (1, [3])


def test_what_stands_nowhere_in_the_file_is_no_answer() -> None:
    assert not facts("let from(s: &amp;) be.\n\n灯（光：&nu;）亮了。\n")
    (fact,) = facts("先测 AT&amp;T depth(甲&amp;乙深度)。")
    assert fact.answer == "甲&乙深度"


def test_plural_repeats_its_singular() -> None:
    assert len(facts("先看 isobath(等深线)，再看别的 isobaths(等深线)。")) == 1


def test_pronoun_is_never_a_term() -> None:
    assert not [t for t in triples("它指的是前面提到的那条航线。她是一种象征，他叫作“船长”。") if t[1] in "它她他"]


def test_pronoun_after_two_persons_is_refused() -> None:
    text = "Ada Brook说船修好了。Carl Stone说还没有。他于1921年离开了港口。"
    assert not [f for f in facts(text) if f.kind == "date"]


def test_pronoun_after_one_person_carries_its_sentence_as_context() -> None:
    (fact,) = [f for f in facts("Ada Brook说船修好了。她于1921年离开了港口。") if f.kind == "date"]
    assert (fact.term, fact.answer) == ("Ada Brook", "1921年")
    assert fact.context == "Ada Brook说船修好了。"


def test_what_comes_then_carries_what_came_before_as_context() -> None:
    (fact,) = [f for f in facts("船体先在Govan铺好龙骨。然后Harland要用14个月来装舱。") if f.kind == "number"]
    assert (fact.term, fact.answer, fact.context) == ("Harland", "14个月", "船体先在Govan铺好龙骨。")


def test_one_definition_of_a_term_out_of_the_same_words() -> None:
    """Two rules read it, one up to the comma and one to the end; the surer one is kept."""
    text = "海锚是一种拖在船尾减缓漂移的伞状器具，它能让船头对准来浪。"
    found = [fact for fact in facts(text) if fact.kind == "definition"]
    assert [(fact.term, fact.rule) for fact in found] == [("海锚", "zh-def-is-a-kind")]


def test_two_definitions_of_a_term_in_one_sentence_are_two() -> None:
    text = "海锚是一种拖在船尾减缓漂移的伞状器具；海锚指的是风暴里代替铁锚的东西。"
    found = [fact.answer for fact in facts(text) if fact.kind == "definition"]
    assert len(found) == 2
