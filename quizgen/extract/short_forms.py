"""The short form that a document uses for words it spells out elsewhere: RL here, reinforcement learning there.

In: a scene and the place of the words in it. Out: the short form, or "". Left to others: short forms in brackets
beside their long ones (brackets, initials).
"""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.extract.scene import Scene, Span

LENGTHS = range(2, 7)
SURE = 3
"""Letters from which a short form is no accident, wherever in the document it stands."""
NEAR = 3
"""Sentences of talk before and after the words, among which two letters are no accident either."""
SHORT = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{2,6})s?(?![A-Za-z0-9-])")
GLOSS = re.compile(r"\s?[(（][^()（）]{2,20}[)）]")


def short_form_of(scene: Scene, words: Span) -> str:
    """Capitals that are the first letters of all the words; two need the same translation behind both, or in a raw
    transcript the words near."""
    short = "".join(word[0] for word in re.split(r"[ -]", words.of(scene.text)) if word).upper()
    whole = scene.document.text
    if len(short) not in LENGTHS or short not in short_forms(whole):
        return ""
    if len(short) >= SURE or (scene.block.role == "fragments" and short in SHORT.findall(around(scene))):
        return short
    gloss = GLOSS.match(scene.text, words.end)
    return short if gloss and re.search(rf"(?<![A-Za-z]){short}s?{re.escape(gloss.group())}", whole) else ""


@lru_cache(maxsize=2)
def short_forms(text: str) -> frozenset[str]:
    """All that stand in a document."""
    return frozenset(SHORT.findall(text))


def around(scene: Scene) -> str:
    near = scene.sentences[max(0, scene.index - NEAR) : scene.index + NEAR + 1]
    return "\n".join(sentence.text for sentence in near)
