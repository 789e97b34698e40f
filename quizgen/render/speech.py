"""What a card reads aloud: the fields that its wording shows, each in the voice of its language.

In: a wording, the language of the cards, the voices of a layout. Out: Anki's {{tts …}} tags, under the same conditions
as the words; which sides of a fact are in the other language. Left to others: whether cards speak at all (templates),
speaking (Anki and the voices of its machine).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from quizgen.records import Fact
from quizgen.render.placeholders import NAMES, TOKEN, compiled
from quizgen.segment import language_of

FOREIGN = {"term": "foreign_term", "answer": "foreign_answer", "hint": "foreign_answer"}
"""The flag of a note that says that a side of it is in the other language."""
READ = (*FOREIGN, "statement", "cloze")
"""What is read aloud of a wording. Of a cloze the front says its hint, or the voice's word for a blank."""
COUNTED = ("number", "date")
"""Kinds whose answers are said in the language of the sentence, although a number may look like any."""


@dataclass(frozen=True)
class Speech:
    """The voices of cards in a language: language → what stands behind `tts` in Anki's tag. Without voices all is
    silent."""

    language: str
    voices: Mapping[str, str] = field(default_factory=dict)

    def of(self, wording: str) -> str:
        """The tags that read a wording's fields aloud, compiled for Anki; "" where nothing is to be said."""
        if self.language not in self.voices:
            return ""
        parts: list[str] = []
        said: set[str] = set()
        depth = 0
        for token in TOKEN.finditer(wording):
            name, sign = token["name"], token["sign"]
            if sign:
                depth += -1 if sign == "/" else 1
                parts.append(compiled(token.group()))
            elif name in READ and name not in said:
                parts.append(self.read(name))
                said |= {name} if depth == 0 else set()
        return f'<span class="speech">{"".join(parts)}</span>' if any("tts" in part for part in parts) else ""

    def read(self, name: str) -> str:
        """One field in its voice; an empty field is not read, because Anki would play nothing and wait for it."""
        shown = NAMES[name]
        own, other = (f"{{{{tts {voice}:{shown}}}}}" for voice in (self.voices[self.language], self.other))
        flag = NAMES[FOREIGN[name]] if name in FOREIGN and self.other else ""
        chosen = f"{{{{#{flag}}}}}{other}{{{{/{flag}}}}}{{{{^{flag}}}}}{own}{{{{/{flag}}}}}" if flag else own
        filled = shown.rpartition(":")[2]
        return f"{{{{#{filled}}}}}{chosen}{{{{/{filled}}}}}"

    @property
    def other(self) -> str:
        """The voice for what is not in the language of the cards, or ""."""
        return next((voice for language, voice in self.voices.items() if language != self.language), "")


def foreign_sides(fact: Fact, language: str) -> dict[str, str]:
    """The flags of a note for a card in a language."""
    answer = "" if fact.kind in COUNTED else fact.answer
    return {"Extra3": "1" * is_foreign(fact.term, language), "AddSpeech": "1" * is_foreign(answer, language)}


def is_foreign(text: str, language: str) -> bool:
    """Is this in another language? What has no letters is in any."""
    return re.search(r"[^\W\d_]", text) is not None and language_of(text) != language
