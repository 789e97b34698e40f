"""What lines are to Markdown and to the programs that extend it, told by the line alone.

In: the text of a line. Out: a match, or yes or no. Left to others: what to make of it (markdown), patterns that other
readers ask for as well (structure).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.formulas import find_formulas, without_formulas
from quizgen.read.html_blocks import HIDDEN
from quizgen.read.lines import is_blank
from quizgen.read.structure import FENCE, ITEM
from quizgen.records import View

DEFINITION = re.compile(r"[ \t]{0,3}[:：][ \t]+(?=\S)")
DIRECTIVE = re.compile(
    r"\s*(?::::|(?:!!!|\?\?\?)[+-]?\s+\w{2,20}(?:\s+\"[^\"\n]{0,80}\")?\s*$"
    r"|\{[%{].*[%}]\}\s*$|:(?:begin|end)_tab:|\[[^\]^]{1,60}\]:\s*\S+\s*$"
    r"|\[TOC\]|:label:|<!--.*-->\s*$|:[A-Za-z_ -]{2,20}:(?:\s|$)|#\+[A-Za-z_]+:|\.\. |(?:SCHEDULED|DEADLINE|CLOSED):\s)"
)
CALLOUT = re.compile(r"\s*\[!\w{2,20}\][+-]?\s*")
"""What opens a quotation that is a note of its own kind, and has a title."""
STARS = re.compile(r"[*_]+\s+")
"""Markup before a heading that nothing closes."""
DIVIDER = re.compile(r"\s*[-=~*_]{2,}\s*(?P<title>[^-=~*_\s][^-=~*_]{1,60}?)\s*[-=~*_]{3,}\s*$")
"""A title in a line across the page."""
EDITABLE = re.compile(
    r"\s*(?P<title>[^\[\]]{1,60}?)\s?\[\s?(?:编辑|編輯|edit)(?:\s?\|?\s?(?:编辑源代码|編輯原始碼|(?:edit )?source))?"
    r"\s?\]\s*$"
)
"""A heading as the pages of an encyclopaedia show it to those who may edit."""
NAME_ALONE = re.compile(
    r"(?!(?:\S+ )*(?:is|are|was|were|has|have|can|will|must|the|you|we|it|this)\b|.*\d{3})"
    r"[A-Za-z][\w’'/()-]*(?: [\w’'/()-]+){0,3}"
    r"|(?!.*[是有为在了的和与我你])[\u3400-\u9fffA-Za-z0-9]{2,10}(?:\s?[（(][^（）()]{1,30}[)）])?"
    r"|[\u3400-\u9fff]{2,8} [A-Za-z][A-Za-z -]{2,30}"
)
"""What names a thing and says nothing of it: of an item, the head of the items below it."""
NOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,40}\]:[ \t]*")
COMMENT_OPEN = re.compile(r"\s*<!--(?!.*-->)")
SUMMARY = re.compile(
    r"\s*<summary>\s*(?:<[a-z0-9]+>)*(?P<title>[^<>]{1,80})(?:</[a-z0-9]+>)*\s*</summary>\s*$", re.IGNORECASE
)
"""The line that is seen of a folded passage; what it says heads the passage up to where that ends."""
FOLD_END = re.compile(r"\s*</details>\s*$", re.IGNORECASE)
RAW_HTML = re.compile(rf"\s*(?:<html\b[^<>]*>\s*)?<(?P<name>{HIDDEN})\b(?!.*</(?P=name)>)", re.IGNORECASE)
HASHTAGS = re.compile(r"\s*(?:[#＃](?!#)[^\s#＃]{1,40}[#＃]?\s*)+$")
LINKED_HEAD = re.compile(r"\**\[(?P<name>[^\[\]!]{2,60})\]\((?!#)[^()\s]{4,400}\)\**\s*")
"""The head of an item in a newsletter, behind its number: the linked name of what is told about below."""
LONGEST_FORMULA = 60
"""Lines of a formula at most."""


def item_level(line: str) -> int:
    """How far the mark of an item stands from the margin, in columns; -1 where the line opens none."""
    item = ITEM.match(line)
    return len(item["indent"].expandtabs(4)) if item else -1


def heads_items(lines: Sequence[View], at: int) -> bool:
    """Is this item a name alone, with items of its own right below?"""
    item = ITEM.match(lines[at].text)
    if item is None or at + 1 == len(lines) or item_level(lines[at + 1].text) <= item_level(lines[at].text):
        return False
    return NAME_ALONE.fullmatch(lines[at].text[item.end() :].strip(" \t*_`：:")) is not None


def closes(line: str, fence: str) -> bool:
    """Does a line close the block of code that these marks opened?"""
    match = FENCE.match(line)
    return match is not None and match["fence"].startswith(fence) and not match["info"].strip()


def is_formula(raw: str) -> bool:
    """A formula and nothing else; also one that is not closed."""
    formulas = find_formulas(raw)
    return raw.startswith("$$") if not formulas else not re.search(r"\w", without_formulas(raw))


def is_menu(raw: str) -> bool:
    """A link to a place on the same page and nothing else: a table of contents."""
    return re.fullmatch(r"\[[^\[\]]{1,200}\]\(#[^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)", raw.strip()) is not None


def formula_end(lines: Sequence[View], at: int) -> int:
    """Behind the line that closes the formula opened at `at`; 0 where none does before a blank line, or where it
    is none."""
    closing = "$$" if "$$" in lines[at].text else "\\]"
    for end in range(at + 1, min(at + LONGEST_FORMULA, len(lines))):
        if is_blank(lines[end]):
            return 0
        if closing in lines[end].text:
            return end + 1 if find_formulas("\n".join(line.text for line in lines[at : end + 1])) else 0
    return 0
