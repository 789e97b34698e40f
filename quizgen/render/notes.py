"""Facts → notes.

In: facts and templates. Out: Note records. What a card shows before the answer must not hold the answer:
every other mention of it in the sentence is hidden with it, context and place are blanked or left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from quizgen.chinese_words import HAN
from quizgen.formulas import whole
from quizgen.phrases import phrase
from quizgen.records import Fact, Item, Note, Source
from quizgen.render.excerpts import GAP, LONGEST, cue, excerpt, explanations
from quizgen.render.hints import BLANK, gives_away, is_clear, mentions, points_at_one, unit_of, without
from quizgen.render.html import escaped, marked
from quizgen.render.multiple_choice import LETTERS, Earlier, make_items, none_before
from quizgen.render.speech import foreign_sides
from quizgen.render.templates import FIELDS, FLAGS, Template

TYPED = 40
"""An answer longer than this many characters is not typed."""
OTHER_NAME = re.compile(r"\s?[（(][A-Za-zÀ-ÿ][A-Za-zÀ-ÿ .,'’·-]{1,60}[)）]")
"""The same name in another script, behind an answer."""
CONVERTED = r"\s?[（(](?&phrase)?[0-9][0-9.,]*\s?[A-Za-z°%/]{1,8}[0-9²³]?[)）]"
"""The same amount in another unit, behind an answer."""
TYPEABLE = re.compile(r"[\w .+%°'/-]+")


def render_notes(
    facts: Sequence[Fact],
    templates: Sequence[Template],
    *,
    multiple_choice: bool = False,
    earlier: Earlier = none_before,
) -> tuple[Note, ...]:
    """One note a fact, in order, by the template of its kind and language; no note where there is no template.

    With `multiple_choice` a second note follows where the facts give good wrong options; `earlier` knows the items of
    earlier builds.
    """
    worded, offered = wording_of(templates), wording_of(templates, "multiple_choice")
    facts = tuple(map(foreign_side_first, facts))
    asked = [(fact, template) for fact in facts if multiple_choice and (template := offered(fact)) and is_clear(fact)]
    items = dict(zip((fact.id for fact, _ in asked), make_items(asked, facts, earlier), strict=True)) if asked else {}
    notes = [
        render_note(fact, template, item)
        for fact in facts
        for template, item in ((worded(fact), None), (offered(fact), items.get(fact.id)))
        if template is not None and (item is not None or template.form != "multiple_choice")
    ]
    return tuple(shared_out(notes))


def shared_out(notes: Sequence[Note]) -> Iterator[Note]:
    """What several documents say lies in the subdeck of the one that says least, so that each is worth opening."""
    said = Counter(path for note in notes for path in {source.path for source in note.sources})
    for note in notes:
        yield replace(note, subdeck=named(min(note.sources, key=lambda source: said[source.path])))


def wording_of(templates: Sequence[Template], form: str = "") -> Callable[[Fact], Template | None]:
    """Which template words a fact: that of its kind and language, else the English one; None where it is off.

    `form` is "multiple_choice" for its templates, "" for all others.
    """
    by_use = {
        (template.fact, template.language): template
        for template in templates
        if (template.form == "multiple_choice") == bool(form)
    }

    def worded(fact: Fact) -> Template | None:
        found = by_use.get((fact.kind, fact.lang)) or by_use.get((fact.kind, "en"))
        return found if found is not None and not found.off else None

    return worded


def render_note(fact: Fact, template: Template, item: Item | None = None) -> Note:
    """The note of one fact."""
    fact = foreign_side_first(on_its_lines(fact))
    values = choice_fields(fact, template, item) if item else FIELDS_OF[template.form](fact, template)
    values |= place_fields(fact)
    asks_term = bool(values.get("AddReverse")) or template.key == "term"
    values["Extra1"] = front_place(fact, leaks_both=asks_term)
    values["Language"] = "zh-CN" if fact.lang == "zh" else fact.lang
    values |= foreign_sides(fact, template.language)
    values |= {flag: "1" for flag in template.flags if flag != "AddTypeIn" or is_short(fact.answer)}
    switched = tuple(at for at, flag in enumerate(FLAGS) if not flag or values.get(flag))
    cards = switched if template.form == "question" else (0,)
    return Note(
        template=template.id,
        kind=fact.kind,
        term=fact.term,
        answer=fact.answer,
        fields=tuple((name, values.get(name, "")) for name in FIELDS if name != "UID"),
        cards=cards,
        subdeck=named(fact.source),
        tags=("quizgen", f"quizgen::{fact.kind}", *(["quizgen::choice"] if item else []), *template.tags),
        rule=fact.rule,
        sources=(fact.source, *fact.also),
        item=item,
    )


def on_its_lines(fact: Fact) -> Fact:
    """Of talk written down a fragment a line, the lines that hold term and answer; without fillers at the beginning."""
    text = fact.statement
    low, high = min(fact.hide, fact.shown_term or fact.hide)[0], max(fact.hide[1], (fact.shown_term or fact.hide)[1])
    start, end = text.rfind("\n", 0, low) + 1, text.find("\n", high)
    end = len(text) if end < 0 else end
    opener = phrase("opens_with_filler" if (start, end) == (0, len(text)) else "opens_talk")
    while opened := opener.match(text, start, low):
        start = opened.end()
    if (start, end) == (0, len(text)):
        return fact
    shown = None if fact.shown_term is None else (fact.shown_term[0] - start, fact.shown_term[1] - start)
    hide = (fact.hide[0] - start, fact.hide[1] - start)
    code = tuple((first - start, last - start) for first, last in fact.code if start <= first and last <= end)
    return replace(fact, statement=text[start:end], hide=hide, shown_term=shown, code=code)


def foreign_side_first(fact: Fact) -> Fact:
    """A pair is asked from the foreign term to the Chinese one, and back, whichever stood first in the text; so is
    a foreign short form whose Chinese meaning is told."""
    if fact.kind == "acronym" and HAN.search(fact.answer) and not HAN.search(fact.term):
        return replace(fact, kind="translation")
    if fact.kind != "translation" or not HAN.search(fact.term) or HAN.search(fact.answer):
        return fact
    hide, shown = fact.shown_term or fact.hide, fact.hide
    return replace(fact, term=fact.answer, answer=fact.term, hide=hide, shown_term=shown)


def question_fields(fact: Fact, template: Template) -> dict[str, str]:
    spans = (fact.hide, fact.shown_term or fact.hide)
    left, right = excerpt(fact.statement, min(spans)[0], max(end for _, end in spans))
    head, tail = (BLANK if left else ""), (BLANK if right < len(fact.statement) else "")
    values = {
        **sides_of(fact),
        "Statement": head + marked(fact.statement, *fact.hide, fact.code, (left, right)) + tail,
        "Extra2": "1" if fact.is_person else "",
        "Context": "" if mentions(fact.context, fact.answer) else escaped(fact.context, fact.context_code),
        "StatementTranslation": escaped(fact.twin) if fact.twin and len(fact.twin) <= 3 * LONGEST else "",
    }
    hint = without(fact.answer, fact.term)
    told = values["Context"] and mentions(fact.context, fact.term)
    is_quoted = fact.kind != "definition" or fact.shown_term is not None
    if (
        template.reverse
        and is_quoted
        and not told
        and points_at_one(fact, re.sub(r"[\W_]+", "", hint.replace(BLANK, "")))
    ):
        values |= {"Hint": values["Answer"] if hint == fact.answer else escaped(hint), "AddReverse": "1"}
    if fact.kind == "translation":
        said_in = (fact.statement, fact.twin)
        values["Translation"] = cue(said_in, fact.term, fact.answer)
        if values.get("AddReverse"):
            values["Text"] = cue(said_in, fact.answer, fact.term)
    return values


def sides_of(fact: Fact) -> dict[str, str]:
    """Term and answer, with their code as the statement has it where it quotes them."""
    sides = {}
    for name, text, place in (("Term", fact.term, fact.shown_term), ("Answer", fact.answer, fact.hide)):
        quoted = place is not None and fact.statement[slice(*place)] == text
        sides[name] = escaped(fact.statement, fact.code, *place) if place and quoted else escaped(text)
    return sides


def is_short(answer: str) -> bool:
    """Short enough to type, and without punctuation that keyboards write in two ways."""
    return len(answer) <= TYPED and TYPEABLE.fullmatch(answer) is not None


def choice_fields(fact: Fact, template: Template, item: Item) -> dict[str, str]:
    """The fields of a question note and the options; the hint is what the key is asked from, without the key."""
    values = question_fields(fact, template)
    if template.key == "answer":
        values["Hint"] = re.sub(r"\{\{c1::.*?\}\}", GAP, "".join(cloze(fact)))
        values["Context"] = context_without(fact, fact.answer)
    else:
        values["Hint"] = escaped(without(fact.answer, fact.term))
        values["Context"] = context_without(fact, fact.term) if values["Context"] else ""
    options = "".join(f"<li>{escaped(option)}</li>" for option in item.options)
    return values | {"Options": f"<ol>{options}</ol>", "Key": LETTERS[item.key_position], "AddReverse": ""}


def cloze_fields(fact: Fact, _: Template) -> dict[str, str]:
    hint = unit_of(fact.answer) if fact.kind in ("number", "date") else ""
    return {
        **sides_of(fact),
        "Text": "".join(cloze(fact, hint)),
        "Statement": marked(fact.statement, *fact.hide, fact.code),
        "Context": context_without(fact, fact.answer),
        "StatementTranslation": "",
    }


FIELDS_OF = {"question": question_fields, "cloze": cloze_fields}


def context_without(fact: Fact, words: str) -> str:
    """The context with every mention of the words blanked."""
    told = without(fact.context, words)
    return escaped(told, fact.context_code if told == fact.context else ())


def cloze(fact: Fact, hint: str = "") -> Iterator[str]:
    """The statement with the answer as deletion 1, with the same name or amount in brackets behind it and every other
    mention of the same words; a formula that mentions them is hidden whole. What only explains terms is left out."""
    text = fact.statement
    answer = text[slice(*fact.hide)]
    beside = (phrase("about", CONVERTED) if fact.kind == "number" else OTHER_NAME).match(text, fact.hide[1])
    beside = beside if fact.kind == "number" or HAN.search(answer) else None
    spans = {whole(text, fact.hide[0], beside.end() if beside else fact.hide[1])}
    for match in re.finditer(re.escape(answer), text):
        inside_word = re.match(r"\w", answer) and is_inside_word(text, match.start(), match.end())
        if not inside_word and all(match.end() <= s or match.start() >= e for s, e in spans):
            spans.add(whole(text, *match.span()))
    left_out = explanations(text, fact.hide)
    shown = {span for span in spans if not any(start <= span[0] and span[1] <= end for start, end in left_out)}
    at = 0
    for start, end in sorted([*shown, *left_out]):
        yield escaped(text, fact.code, at, start)
        if (start, end) in shown:
            yield "{{c1::" + escaped(text, fact.code, start, end) + (f"::{escaped(hint)}" if hint else "") + "}}"
        at = end
    yield escaped(text, fact.code, at)


def is_inside_word(text: str, start: int, end: int) -> bool:
    """The mention is a part of a longer number or Latin word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isascii() and before.isalnum() and text[start].isascii()) or (
        after.isascii() and after.isalnum() and text[end - 1].isascii()
    )


def front_place(fact: Fact, leaks_both: bool) -> str:
    """Title › heading for the front, without a part that gives an answer away (either side may be asked for)."""
    parts = [fact.source.title or called(fact.source), *fact.source.heading[-1:]]
    tells = [gives_away(part, fact) or (leaks_both and mentions(part, fact.term)) for part in parts]
    kept = [p for at, p in enumerate(parts) if p and p not in parts[:at] and not tells[at]]
    return " › ".join(map(escaped, kept))


def named(source: Source) -> str:
    """The document's title, else the name of its file."""
    return source.title or PurePosixPath(source.path).stem


def called(source: Source) -> str:
    """What a document without a title is called on a front: the name of its file where that is made of words, else its
    first words."""
    stem = PurePosixPath(source.path).stem
    words = [word for word in re.split(r"[\W_]+", stem) if HAN.search(word) or re.fullmatch(r"[A-Za-z]{3,}", word)]
    return stem if len(words) > 1 or not source.opening else source.opening


def place_fields(fact: Fact) -> dict[str, str]:
    source = fact.source
    line = f"第 {source.line} 行" if fact.lang == "zh" else f"line {source.line}"
    heading = " › ".join(part for part in (source.opening, *source.heading) if part and part != source.title)
    return {
        "Title": escaped(named(source)),
        "Heading": escaped(heading),
        "Place": escaped(source.time or line),
        "Link": escaped(link(source)).replace('"', "&quot;"),
    }


def link(source: Source) -> str:
    """The address of the original, to the second for a video; only http and https, else ""."""
    try:
        parts = urlsplit(source.url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https"):
        return ""
    if source.time and re.search(r"(?:^|\.)(?:youtube\.com|youtu\.be|bilibili\.com)$", parts.netloc):
        seconds = 0
        for part in source.time.split(":"):
            seconds = seconds * 60 + int(part)
        query = [(key, value) for key, value in parse_qsl(parts.query) if key != "t"]
        unit = "" if "bilibili" in parts.netloc else "s"
        parts = parts._replace(query=urlencode([*query, ("t", f"{seconds}{unit}")]))
    return urlunsplit(parts)
