"""Markup inside a block: taken out of the view, remembered as marks.

In: a View of the raw block. Out: the clean View and its Marks; formulas stay as they are written. One pass over
the tokens; whatever needs a partner further on (brackets, backticks, stars) is paired beforehand, so that a
hostile line costs no more than its length. Left to others: block structure (markdown).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from quizgen.formulas import formula_at
from quizgen.read.emphasis import Run, pair_emphasis
from quizgen.read.pairs import pair_links, pair_ticks
from quizgen.read.views import Builder
from quizgen.records import Mark, View

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\[\]()（）「」《》\"'，。；、！？“”\u3040-\u30ff\u3400-\u9fff]*"
    r"(?:\([\w.-]*\)[^\s<>()（），。；、\u3400-\u9fff]*)*"
)
TOKEN = re.compile(
    r"""
    (?P<math>\$\$?|\\{1,2}[(\[])
  | (?P<escape>\\[!-/:-@\[-`{-~])
  | (?P<ticks>`+)
  | (?P<stars>\*+|~~+|==+|_+)
  | (?P<wiki>!?\[\[(?:[^\[\]|\n]{1,100}\|)?(?P<label>[^\[\]|\n]{1,200})\]\])
  | (?P<open>!?\[)
  | (?P<close>\])
  | (?P<comment><!--)
  | (?P<hidden>[\u200b\u200e\u200f\u2060\ufeff\u00ad]
      |%%[^%\n]{0,2000}%%|(?<=\S)\s\^[A-Za-z0-9-]{2,20}\s*$
      |</?[cv](?:\.[\w.]{1,40})?(?:\s[^<>]{0,80})?>|<\d\d:\d\d(?::\d\d)?\.\d{3}>|\{\\[a-z0-9]{2,6}[^{}\n$]{0,80}\})
  | (?P<tag><(?P<slash>/?)(?P<name>[A-Za-z][\w-]{0,30})(?:\s[^<>]{0,4000})?/?>)
  | (?P<auto><(?:https?:|mailto:|www\.)[^<>\s]{1,2000}>)
  | (?P<url>https?://|(?<![\w.])www\.(?=\w))
  | (?P<newline>\\N(?![a-z]))
  | (?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,30}|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6});)
  | (?P<attributes>\{[:\#.][^{}\n]{0,80}\}\s*$|(?<=[)\]*_`])\{:[^{}\n]{0,80}\})
  | (?P<role>:(?:label|numref|eqref|cite\w*|ref|width|height|bdg\w*):`[^`\n]{0,200}`)
    """,
    re.VERBOSE,
)
SPECIAL = re.compile(
    r"[\\`*_~=\[\]<&$\u200b\u200e\u200f\u2060\ufeff\u00ad]|%%|\s\^[A-Za-z0-9-]+\s*$|https?://|www\.|:\w+:`|\{[:#.]"
)
FOOTNOTE = re.compile(
    r"\[\^[^\]\s]{1,40}\]|\[fn:[^\[\]\s]{1,20}\]|\[#[\w-]{1,20}\]_"
    r"|\[(?:citation needed|来源请求|來源請求|原創研究\?|需要引用)\]|(?<=[^\s\[])\[[a-z]\](?![(\[:])"
    r"|(?<=\S)\[\d{1,3}(?:[-–,]\d{1,3})?\](?=$|[\s，。；、,.;\[）)])(?! ?=)"
    r"|(?:(?<=[\u3400-\u9fff”》）\]])|(?<=[\u3400-\u9fff”》）] ))\[\d{1,3}(?:[-–,]\d{1,3})?\](?![(:])"
    r"|\[(?:注|註|note|nb) ?\d{1,3}\](?![(:])",
    re.IGNORECASE,
)
RUBY = re.compile(
    r"<ruby>\s*(?:<rb>)?(?P<base>[^<>\n]{2,60}?)(?:</rb>\s*<rt>|</rb>|<rt>|<rb>)(?P<gloss>[^<>\n]{2,80}?)"
    r"(?:</rt>|</rb>)?\s*</ruby>"
)
"""A term with its foreign name above it, as translators write it; not what only tells how a character is read."""
LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9 .&'’/-]{2,}")
MARK_TAGS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link"}
BREAK_TAGS = frozenset({"br", "p", "div", "li", "tr", "td", "th"})


def clean(raw: View) -> tuple[View, tuple[Mark, ...]]:
    """The text as a reader sees it, and what kind of markup stood where."""
    if not SPECIAL.search(raw.text):
        return raw, ()
    return build(raw, tuple(scan(raw.text)))


def without_urls(raw: View) -> View:
    """Bare web addresses taken out of text that has no markup."""
    if "http" not in raw.text and "www." not in raw.text:
        return raw
    builder = Builder()
    at = 0
    for match in URL.finditer(raw.text):
        builder.keep(raw, at, match.start())
        at = match.end()
    builder.keep(raw, at)
    return builder.view()


class Step(NamedTuple):
    """What to do with text[start:end]: `keep` it, `insert` something, `run` (stars), `open`/`close` a mark."""

    do: str
    start: int
    end: int
    what: str = ""


def scan(text: str) -> Iterator[Step]:
    """The tokens of the text as steps, in order."""
    links = pair_links(text)
    ticks = pair_ticks(text)
    closing: dict[int, int] = {}
    at = 0
    while (match := TOKEN.search(text, at)) is not None:
        start, end = match.span()
        if start > at:
            yield Step("keep", at, start)
        at = end
        kind = match.lastgroup
        if kind == "math":
            formula = formula_at(text, start)
            at = formula.end if formula else start + 1 + (text[start] == "\\")
            yield Step("keep", start if formula else at - 1, at)
        elif kind == "escape":
            yield Step("keep", start + 1, end)
        elif kind == "ticks":
            stop = ticks.get(start)
            if stop is not None:
                yield Step("open", start, end, "code")
                yield Step("keep", *trimmed_code(text, end, stop))
                yield Step("close", start, end, "code")
                at = stop + end - start
        elif kind == "stars":
            yield Step("run", start, end)
        elif kind == "open":
            footnote = FOOTNOTE.match(text, start)
            link = links.get(end - 1)
            if footnote and link is None:
                at = footnote.end()
            elif link is None:
                yield Step("keep", start, end)
            elif text[start] == "!":
                at = link[1]
            else:
                closing[link[0]] = link[1]
                yield Step("open", start, end, "link")
        elif kind == "close":
            if start in closing:
                at = closing[start]
                yield Step("close", start, end, "link")
            else:
                yield Step("keep", start, end)
        elif kind in ("wiki", "label"):
            if text[start] != "!":
                yield Step("open", start, end, "link")
                yield Step("keep", *match.span("label"))
                yield Step("close", start, end, "link")
        elif kind == "comment":
            stop = text.find("-->", end)
            at = len(text) if stop < 0 else stop + 3
        elif kind in ("tag", "slash", "name"):
            ruby = RUBY.match(text, start)
            if ruby and any(LATIN_WORDS.fullmatch(ruby[side]) for side in ("base", "gloss")):
                yield from ruby_steps(ruby)
                at = ruby.end()
            else:
                yield from tag_steps(text, match)
        elif kind == "newline":  # of subtitles
            yield Step("insert", start, end, " ")
        elif kind == "entity":
            yield Step("insert", start, end, html.unescape(match.group()).replace("\xa0", " "))
        elif kind == "url":
            found = URL.match(text, start)
            at = found.end() if found else end
    yield Step("keep", at, len(text))


def ruby_steps(ruby: re.Match[str]) -> Iterator[Step]:
    """What stands above a term, in brackets behind it."""
    yield Step("keep", *ruby.span("base"))
    yield Step("insert", ruby.end("base"), ruby.start("gloss"), "（")
    yield Step("keep", *ruby.span("gloss"))
    yield Step("insert", ruby.end("gloss"), ruby.end(), "）")


def tag_steps(text: str, match: re.Match[str]) -> Iterator[Step]:
    """A tag goes, but what it sets off is marked, a power stays a power and two blocks stay apart."""
    name = match["name"].lower()
    if name == "sup" and not match["slash"] and text[max(match.start() - 1, 0)].isdigit():
        yield Step("insert", match.start(), match.end(), "^")
    elif name in MARK_TAGS:
        yield Step("close" if match["slash"] else "open", match.start(), match.end(), MARK_TAGS[name])
    elif name in BREAK_TAGS:
        yield Step("insert", match.start(), match.end(), " ")


def trimmed_code(text: str, start: int, end: int) -> tuple[int, int]:
    """Code without the one space that keeps its own backticks apart."""
    if end - start > 2 and text[start] == " " == text[end - 1]:
        return start + 1, end - 1
    return start, end


def build(raw: View, steps: tuple[Step, ...]) -> tuple[View, tuple[Mark, ...]]:
    """The steps carried out."""
    runs = pair_emphasis(raw.text, [Run(step.start, step.end) for step in steps if step.do == "run"])
    out = Builder()
    marks: list[Mark] = []
    opened: dict[str, list[int]] = {}
    skip = -1  # a space between two stretches of bold that only a converter put there

    def close(kind: str) -> None:
        if opened.get(kind):
            before = opened[kind].pop()
            if before < out.length:
                marks.append(Mark(before, out.length, kind))

    for step in steps:
        if step.do == "keep":
            out.keep(raw, step.start + (step.start == skip), step.end)
        elif step.do == "insert":
            out.insert(step.what)
        elif step.do == "open":
            opened.setdefault(step.what, []).append(out.length)
        elif step.do == "close":
            close(step.what)
        else:
            for action in runs[step.start]:
                if action == "keep":
                    out.keep(raw, step.start, step.end)
                elif action == "skip":
                    skip = step.end
                elif action.startswith("open "):
                    opened.setdefault(action[5:], []).append(out.length)
                else:
                    close(action[6:])
    return out.view(), tuple(sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.kind)))
