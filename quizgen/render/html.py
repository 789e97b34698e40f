"""Text → HTML, once: the only place where text is escaped.

In: text of documents. Out: HTML that Anki shows as that text and nothing else. Active syntax that HTML
escaping leaves alone ([sound:…], \\( … \\), ::, }}) is written as entities, or split by a zero-width space
where Anki looks behind entities. Left to others: tags around it (notes, templates).
"""

from __future__ import annotations

import html
import re
import unicodedata

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
BRACKET = re.compile(r"\[(?=(?:sound:|latex\]|/latex\]|\$|/\$|anki:|\[type:|type:))", re.IGNORECASE)
MATH = re.compile(r"\\(?=[()\[\]])")


def escaped(text: str) -> str:
    """The text as HTML: line breaks become spaces, nothing in it is active."""
    text = unicodedata.normalize("NFC", CONTROL.sub("", re.sub(r"\s+", " ", text)))
    text = html.escape(text, quote=False)
    text = BRACKET.sub("&#91;", text)
    text = MATH.sub("\\\\\u200b", text)
    return text.replace("{{", "&#123;&#123;").replace("}}", "&#125;&#125;").replace("::", "&#58;&#58;")


def marked(text: str, start: int, end: int, tag: str = "mark") -> str:
    """The escaped text with [start, end) between tags."""
    return f"{escaped(text[:start])}<{tag}>{escaped(text[start:end])}</{tag}>{escaped(text[end:])}"


def plain(markup: str) -> str:
    """What a reader sees of our own HTML: tags gone, entities read."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).replace("\u200b", "")
