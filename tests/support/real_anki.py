"""A package in real Anki, without a screen: imported, rendered, answered.

In: packages. Out: what Anki says of them. The `anki` package is the official backend.
"""

from __future__ import annotations

import html
import re
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # anki's generated code uses what protobuf deprecates
    import anki.collection  # noqa: F401  # first: the package has circular imports
    from anki.collection import Collection
    from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest


@dataclass(frozen=True)
class Shown:
    """One card as Anki renders it; `front` and `back` are the visible text."""

    note_type: str
    ordinal: int
    fields: dict[str, str]
    front_html: str
    back_html: str
    front: str
    back: str


@contextmanager
def collection(folder: Path) -> Iterator[Any]:
    """A fresh collection in a folder, closed afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def import_package(col: Any, package: Path) -> dict[str, int]:
    """Import with the default choices of the desktop's dialog; the counts of its log."""
    options = ImportAnkiPackageOptions(
        merge_notetypes=False, update_notes=0, update_notetypes=0, with_scheduling=False, with_deck_configs=False
    )
    log = col.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log
    col.models._clear_cache()
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}


def visible(markup: str) -> str:
    """What a reader sees: no style, no tags, no hidden attributes."""
    markup = re.sub(r"<(style|script)\b.*?</\1>", "", markup, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", markup))


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def cards_shown(col: Any) -> Iterator[Shown]:
    for card_id in col.find_cards(""):
        card = col.get_card(card_id)
        output = card.render_output()
        note = card.note()
        yield Shown(
            note_type=note.note_type()["name"],
            ordinal=card.ord,
            fields=dict(note.items()),
            front_html=output.question_text,
            back_html=output.answer_text,
            front=visible(output.question_text),
            back=visible(output.answer_text),
        )


def answers_of(shown: Shown) -> list[str]:
    """What the front of a card must not show."""
    if shown.fields["Text"]:
        deletions = re.findall(r"\{\{c1::(.*?)\}\}", shown.fields["Text"], re.DOTALL)
        return [deletion.split("::")[0] for deletion in deletions]  # behind the colons stands a hint
    return [shown.fields["Term"] if shown.ordinal == 1 else shown.fields["Answer"]]


def faults(shown: Shown) -> Iterator[str]:
    """Everything about a card that nobody should ever see."""
    if not shown.front.strip() or not shown.back.strip():
        yield "an empty side"
    for side in (shown.front, shown.back):
        for pattern, what in (
            (r"\{\{|\}\}", "an unresolved field"),
            (r"\*\*|\]\(|^#{1,6} ", "literal Markdown"),
            (r"&(?:amp|lt|gt|nbsp|quot|#\d+);", "a literal HTML escape"),
            (r"template has a problem|No cloze|front of this card is blank", "a complaint of Anki's"),
        ):
            if re.search(pattern, side):
                yield what
    for answer in answers_of(shown):
        secret = folded(html.unescape(re.sub(r"<[^>]*>", "", answer)))
        if secret and is_said(secret, shown.front.replace("[...]", " ")):
            yield f"the answer '{answer}' on the front"
        if secret and secret not in folded(shown.back):
            yield f"the answer '{answer}' is not on the back"


def is_said(secret: str, front: str) -> bool:
    """Can it be read there, as words of its own (25 is not said by 2025), whatever stands between its letters?"""
    letters = r"[\W_]*".join(map(re.escape, secret))
    edge = "[a-z0-9]"
    return re.search(f"(?<!{edge}){letters}(?!{edge})", unicodedata.normalize("NFKC", front).casefold()) is not None


def answer_some(col: Any, count: int) -> int:
    """Answer up to `count` cards as good; how many were answered."""
    done = 0
    for _ in range(count):
        card = col.sched.getCard()
        if card is None:
            break
        col.sched.answerCard(card, 3)
        done += 1
    return done
