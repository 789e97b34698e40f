"""The lines of a file and how wide they are.

In: text. Out: one View a line, without its line end. Left to others: which lines belong together
(unwrap, joining).
"""

from __future__ import annotations

import re

from quizgen.records import View

LINE_END = re.compile(r"\r\n|\n|\r")
CJK = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
"""Han, kana and hangul: scripts written without spaces, or wrapped at any character. For use inside [ ]."""
CJK_RUN = re.compile(f"[{CJK}]+")
WIDE_RUN = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
    "\uffe0-\uffe6\U0001f300-\U0001faff]+"
)


def split_lines(text: str) -> list[View]:
    """All lines; \\n, \\r\\n and \\r end one, nothing else does."""
    out, at = [], 0
    for match in LINE_END.finditer(text):
        out.append(line_at(text, at, match.start()))
        at = match.end()
    if at < len(text):
        out.append(line_at(text, at, len(text)))
    return out


def line_at(text: str, start: int, end: int) -> View:
    return View(text[start:end], ((0, start, end - start),) if end > start else ())


def columns(text: str) -> int:
    """Display width: wide characters (CJK and full-width marks) count two."""
    return len(text) if text.isascii() else len(text) + sum(map(len, WIDE_RUN.findall(text)))


def is_blank(line: View) -> bool:
    return not line.text or line.text.isspace()
