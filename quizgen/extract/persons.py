"""Whose full name a short one stands for: Jeff → Jeff Dean.

In: a scene and a name. Out: the full name of a person of the document, where just one fits. Left to others: finding
the names of a sentence (names).
"""

from __future__ import annotations

import re

from quizgen.extract.scene import Scene

PERSON = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’-]+(?: [A-Z]\.)*(?: (?:van |von |de )?[A-ZÀ-Þ][a-zà-ÿA-Z'’-]+){1,2}")
SPEAKER = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+(?: [A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+){0,2} ?")


def full_name(scene: Scene, name: str) -> str:
    """Jeff → Jeff Dean, when exactly one longer person's name of the document begins or ends with it."""
    if " " in name or not re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ'’-]+", name):
        return name
    longer = {full for full in persons_of(scene) if name in full.split() and full != name}
    return next(iter(longer)) if len(longer) == 1 else name


def is_part_of_person(scene: Scene, name: str) -> bool:
    return full_name(scene, name) != name


_PERSONS: dict[int, tuple[str, frozenset[str]]] = {}


def persons_of(scene: Scene) -> frozenset[str]:
    """Full names of those who speak in the document, or are said to speak (kept for the document last asked about)."""
    key = id(scene.document)
    if key not in _PERSONS or _PERSONS[key][0] != scene.document.key:
        _PERSONS.clear()
        found: set[str] = set()
        speaking: set[str] = set()
        for block in scene.document.blocks:
            text = block.view.text if block.role != "meta" else ""
            for match in PERSON.finditer(text):
                found.add(match.group())
            for match in SPEAKER.finditer(text):
                if any(language.words("speech").match(text, match.end()) for language in scene.languages.values()):
                    speaking.add(match.group().strip())
            if PERSON.fullmatch(block.speaker):
                found.add(block.speaker)
                speaking.add(block.speaker)
        persons = frozenset(name for name in found if name in speaking or speaking & set(name.split()))
        _PERSONS[key] = (scene.document.key, persons)
    return _PERSONS[key][1]
