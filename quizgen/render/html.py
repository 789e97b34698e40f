"""Text → HTML, once: the only place where text is escaped.

In: text of documents. Out: HTML that Anki shows as that text and nothing else, code as code, formulas typeset. Active
syntax that HTML escaping leaves alone ([sound:…], \\( … \\), ::, }}) is written as entities, or split by a zero-width
space where Anki looks behind entities. Left to others: tags around it (notes, templates).
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

from quizgen.formulas import find_formulas, formula_at

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
BRACKET = re.compile(r"\[(?=(?:sound:|latex\]|/latex\]|\$|/\$|anki:|\[type:|type:))", re.IGNORECASE)
MATH = re.compile(r"\\(?=[()\[\]])")
TWICE = re.compile(r"(?<=\{)(?=\{)|(?<=\})(?=\})|(?<=:)(?=:)")
"""Where Anki would see its own marks in a formula: a space there changes no formula, unlike an entity it also lasts
when the learner edits the note."""
Spans = tuple[tuple[int, int], ...]


def escaped(text: str, code: Spans = (), start: int = 0, end: int | None = None) -> str:
    """text[start:end] as HTML: line breaks become spaces, nothing in it is active but its formulas.

    `code` are the stretches of the whole text that are code.
    """
    end = len(text) if end is None else end
    out: list[str] = []
    for low, high, write in specials(text, code):
        if start < high and low < end:
            out += [literal(text[start:low]), write(text[max(low, start) : min(high, end)])]
            start = min(high, end)
    return "".join((*out, literal(text[start:end])))


def specials(text: str, code: Spans) -> list[tuple[int, int, Callable[[str], str]]]:
    """The stretches that are not written as words are, in order: code, and formulas outside it."""
    out: list[tuple[int, int, Callable[[str], str]]] = [(low, high, code_html) for low, high in code]
    for formula in find_formulas(text):
        if not any(formula.start < high and low < formula.end for low, high in code):
            out.append((formula.start, formula.end, formula_html))
    return sorted(out, key=lambda special: special[:2])


def literal(text: str) -> str:
    """Words as HTML."""
    return MATH.sub("\\\\\u200b", encoded(text))


def code_html(text: str) -> str:
    """Code, in which Anki typesets nothing."""
    return f"<code>{encoded(text)}</code>"


def formula_html(text: str) -> str:
    """A formula as Anki's MathJax; a piece of one that something has cut is shown as it is."""
    formula = formula_at(text, 0)
    if formula is None or formula.end != len(text):
        return literal(text)
    body = TWICE.sub(" ", inactive(formula.tex))
    return rf"\[ {body} \]" if formula.display else rf"\( {body} \)"


def encoded(text: str) -> str:
    """HTML in which no brace or colon belongs to a placeholder or deletion."""
    return inactive(text).replace("{", "&#123;").replace("}", "&#125;").replace("::", "&#58;&#58;")


def inactive(text: str) -> str:
    """HTML without the syntax of sounds, LaTeX and the like."""
    text = unicodedata.normalize("NFC", CONTROL.sub("", re.sub(r"\s+", " ", text)))
    return BRACKET.sub("&#91;", html.escape(text, quote=False))


def marked(text: str, start: int, end: int, code: Spans = (), window: tuple[int, int] | None = None) -> str:
    """The escaped text, or a window of it, with [start, end) marked."""
    low, high = window or (0, len(text))
    before, inside, after = (escaped(text, code, *part) for part in ((low, start), (start, end), (end, high)))
    return f"{before}<mark>{inside}</mark>{after}"


def plain(markup: str) -> str:
    """What a reader sees of our own HTML: tags gone, entities read."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).replace("\u200b", "")
