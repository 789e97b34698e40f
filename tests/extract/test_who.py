"""Who did it: the guards that judge the subject which was found for a person or an event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.extract import all_attempts
from quizgen.read import document_from_text
from quizgen.segment import segment_document
from tests.support.texts import rules


def outcomes(text: str, kind: str, speaker: str = "") -> set[str]:
    """Terms of what was accepted, !reasons of what was not."""
    document = document_from_text(text, "text.txt")
    document = replace(document, blocks=tuple(replace(block, speaker=speaker) for block in document.blocks))
    found = all_attempts(document, segment_document(document), rules())
    attempts = [attempt for attempt in found if attempt.candidate.kind == kind]
    return {f"!{attempt.refused}" if attempt.refused else attempt.candidate.term for attempt in attempts}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Matthew Maury曾任海军天文台的首任馆长。", "person", "Matthew Maury"),
        ("Pharos曾是亚历山大港的总设计师。", "person", "!nobody"),
        ("帆船锦标赛上，雅克·库斯托赢得了金牌。", "event", "雅克·库斯托"),
        ("水手们在港口险胜雅克·库斯托后夺得跨洋帆船赛金牌。", "event", "!only_beside"),
        ("1985年与Ellen MacArthur一道赢得了跨洋帆船赛金牌。", "event", "!only_beside"),
        ("雅克·库斯托退出了锦标赛，克罗莫维宁赢得了金牌。", "event", "!only_beside"),
        ("全世界最高的灯塔是吉达灯塔。", "event", "全世界最高的灯塔"),
        ("最高的灯塔是吉达灯塔。", "event", "!unbounded"),
        ("John Harrison启动了“经度”计划。", "event", "John Harrison"),
        ("John Harrison计划启动“经度”项目。", "event", "!belief"),
    ],
)
def test_whose_deed_it_was(text: str, kind: str, expected: str) -> None:
    assert expected in outcomes(text, kind)


@pytest.mark.parametrize(("speaker", "expected"), [("雅克·库斯托", "雅克·库斯托"), ("主持人", "!first_person")])
def test_who_speaks_may_tell_of_himself(speaker: str, expected: str) -> None:
    assert expected in outcomes("我们在船上用了三种灯：油灯、气灯和电灯。", "event", speaker)
