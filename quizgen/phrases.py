"""What people write in a language that is looked for beside the rules: how talk opens, what names the original.

In: the name of a phrase. Out: a pattern for it in all languages, since a document may hold several. Data:
languages/*/phrases.yaml, one regular expression a name; a language says what it has.
"""

from __future__ import annotations

import re
from functools import cache

from quizgen.data import data_root, languages
from quizgen.located_yaml import MapOf, Text, load_yaml

NEVER = "(?!)"


@cache
def phrase(name: str, within: str = "(?&phrase)") -> re.Pattern[str]:
    """The pattern of a phrase, perhaps `within` another that calls it so; one that no language has matches nothing.
    Raises WrongInput for a file that is no map of texts."""
    said = (patterns[name] for patterns in map(phrases_of, languages()) if name in patterns)
    pattern = "|".join(f"(?:{each})" for each in said) or NEVER
    return re.compile(within.replace("(?&phrase)", f"(?:{pattern})"))


@cache
def phrases_of(lang: str) -> dict[str, str]:
    """Pattern by name; empty for a language without any."""
    path = data_root("languages") / lang / "phrases.yaml"
    return dict(load_yaml(path, f"languages/{lang}/phrases.yaml", MapOf(Text()))) if path.exists() else {}
