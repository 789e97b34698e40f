"""Markdown and plain prose: articles, write-ups, notes, textbooks.

In: a page. Out: its blocks under their headings. Left to others: markup inside a block (inline), tables
(table), who speaks (speakers), what is promotion (noise).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quizgen.read import markdown_lines as md
from quizgen.read.html_blocks import has_blocks, pieces
from quizgen.read.inline import clean
from quizgen.read.joining import join
from quizgen.read.lines import columns, is_blank
from quizgen.read.noise import is_noise, is_noisy_section
from quizgen.read.outline import INNER, LOWEST, Outline
from quizgen.read.own_lines import SENTENCE_END, SHORT_LINE, Borders
from quizgen.read.page import Body, Page, origin, stacked
from quizgen.read.printed import page_lines, slide_titles
from quizgen.read.speakers import label_in, label_speakers, labels_of
from quizgen.read.structure import FENCE, FORMULA, HEADING, ITEM, NUMBERED_HEAD, QUOTE, RULE, SETEXT, TASK, TOPIC
from quizgen.read.table import DELIMITER, html_row, html_rows, is_row, opens_row, read_row, row_end
from quizgen.read.views import cut, cut_marks, labelled, stripped, trim
from quizgen.records import Block, View


def is_markdown(page: Page) -> bool:
    """Everything that is nothing else."""
    return True


def read_markdown(page: Page) -> Body:
    reader = Blocks(page)
    blocks = tuple(label_speakers(list(reader.read())))
    title, url, date = origin(page.lines)
    return Body(blocks, reader.outline.title or title, url, date)


class Blocks:
    """Block structure in one walk over the lines."""

    def __init__(self, page: Page) -> None:
        self.lines, self.habit = page.lines, page.habit
        self.outline = Outline()
        self.held: list[View] = []
        self.role = "prose"
        self.indent = 0  # of the text of the open item
        self.numbered = False  # 1、, as newsletters number what they tell about
        self.below_address = False
        self.is_promoted = False  # below a heading that is no content
        self.labels = labels_of(page.lines)
        self.borders = Borders(page.lines)
        self.page_lines = page_lines(page.lines)
        self.slide_titles = slide_titles(page.lines)
        self.closed: dict[str, int] = {}  # the last lines that close tags
        self.passed: list[Block] = []  # what stands on every page, in the middle of a paragraph

    def read(self) -> Iterator[Block]:
        at = 0
        while at < len(self.lines):
            at, blocks = self.step(at)
            yield from blocks
        yield from self.flush()

    def step(self, at: int) -> tuple[int, list[Block]]:
        """Take the line at `at` and perhaps more: (the next line, the blocks that are finished)."""
        line = self.lines[at]
        text = line.text
        if at in self.page_lines:
            self.passed += self.meta(line)
            return at + 1, []
        if is_blank(line) or (RULE.match(text) and not self.is_setext(text)):
            return at + 1, list(self.flush())
        fence = FENCE.match(text)
        if fence:
            return self.hidden(at, lambda line: md.closes(line, fence["fence"]))
        if md.COMMENT_OPEN.match(text):
            return self.hidden(at, lambda line: "-->" in line)
        raw = md.RAW_HTML.match(text)
        if raw and at < self.last_line_with(end := f"</{raw['name'].lower()}"):
            return self.hidden(at, lambda line: end in line.lower())
        if ("$$" in text or "\\[" in text) and FORMULA.match(text) and (last := md.formula_end(self.lines, at)):
            return last, self.prose(join(self.lines[at:last], self.habit), at)
        if self.is_setext(text):
            return at + 1, self.heading(join(self.held, self.habit), 1 if "=" in text else 2)
        match = HEADING.match(text)
        if match:
            done = list(self.flush())
            title = cut(line, *match.span("title")) if match["title"] else cut(line, 0, 0)
            return at + 1, done + self.heading(title, len(match["level"]))
        if at in self.slide_titles:
            return at + 1, [*self.flush(), *self.heading(line, LOWEST)]
        titled = md.DIVIDER.match(text) or md.EDITABLE.match(text)
        if titled:
            return at + 1, [*self.flush(), *self.heading(cut(line, *titled.span("title")), LOWEST)]
        folded = md.SUMMARY.match(text)
        if folded:
            return at + 1, [*self.flush(), *self.heading(cut(line, *folded.span("title")), LOWEST)]
        if md.FOLD_END.match(text):
            done = list(self.flush())
            self.outline.leave(LOWEST)
            return at + 1, done
        if md.HASHTAGS.match(text) or md.DIRECTIVE.match(text):
            return at + 1, [*self.flush(), *self.meta(line)]
        if opens_row(text) and (last := row_end(self.lines, at)):
            return last, self.html_rows(join(self.lines[at:last], self.habit))
        if has_blocks(text):
            return at + 1, list(self.html(line))
        numbered = NUMBERED_HEAD.match(text)
        if numbered and self.role == "prose":
            level = LOWEST + (0 if numbered["chapter"] else 1 if numbered["first"] else 2)
            return at + 1, [*self.flush(), *self.heading(line, level)]
        if is_row(text, self.lines[at + 1].text if at + 1 < len(self.lines) else "", bool(self.held)):
            return self.table(at)
        if at in self.borders.terms:
            done = list(self.flush())
            self.role, self.held = "term", [cut(line, 0, self.borders.terms[at])]
            return at + 1, done
        if at in self.borders.entries:
            done = list(self.flush())
            self.role, self.indent, self.held = "item", 0, [line]
            return at + 1, done
        return at + 1, self.prose(line, at)

    def prose(self, line: View, at: int) -> list[Block]:
        """A line of a paragraph, an item or a quotation."""
        text = line.text
        done: list[Block] = []
        if self.role == "term":
            self.explain()
        quote = QUOTE.match(text)
        if quote:
            if self.role != "quote":
                done += self.flush()
            inner = cut(line, quote.end())
            callout = md.CALLOUT.match(inner.text)
            if callout:
                done += self.flush()
                self.role, self.held = "quote", [cut(inner, callout.end())]
                return [*done, *self.flush()]
            while (deeper := QUOTE.match(inner.text)) is not None:
                inner = cut(inner, deeper.end())
            if is_blank(inner) or ITEM.match(inner.text):
                done += self.flush()
                marker = ITEM.match(inner.text)
                inner = cut(inner, marker.end()) if marker else inner
            self.role, self.held = "quote", self.held + ([] if is_blank(inner) else [inner])
            return done
        if self.labels and self.held and self.role == "prose" and label_in(text) in self.labels:
            done += self.flush()
        item = ITEM.match(text)
        if item and self.may_open_item(item):
            done += self.flush()
            self.outline.leave(level := INNER + md.item_level(text))
            if md.heads_items(self.lines, at):
                return [*done, *self.heading(cut(line, item.end()), level)]
            self.role, self.indent, self.numbered = "item", item.end(), "、" in item.group()
            line = cut(line, item.end())
            box = TASK.match(item["bullet"] or "") or TASK.match(line.text)
            self.held = [line]
            self.role = "meta" if box else "item"
            return done
        note = md.NOTE.match(text)
        if note:
            done += self.flush()
            line = cut(line, note.end())
        definition = md.DEFINITION.match(text)
        if definition and self.role == "prose" and len(self.held) == 1 and columns(self.held[0].text) < 60:
            self.role = "item"
            self.held.append(cut(line, text.index(text.strip()[0])))
            return done
        if not self.held and self.indent and len(text) - len(text.lstrip()) >= 2:
            self.role = "item"  # a further paragraph of the item above
        elif not self.held:
            self.indent = 0
            self.outline.leave(INNER)
        if self.held and self.borders.begins_anew(at, text, self.held[-1].text, self.role):
            done += self.flush()
        self.held.append(line)
        return done

    def html(self, line: View) -> Iterator[Block]:
        """A line with tags of paragraphs, headings, items or captions: each begins a block of its own."""
        for piece in pieces(line):
            if self.role == "term" and piece.role == "item":
                self.explain()
            elif piece.starts and not (self.role == "term" and is_blank(piece.line)):
                yield from self.flush()
            if is_blank(piece.line):
                continue
            if piece.level:
                yield from self.heading(piece.line, piece.level)
                continue
            self.role = self.role if self.held or piece.role == "prose" else piece.role
            self.held.append(piece.line)

    def explain(self) -> None:
        """What follows explains the term held: one item, as if a colon stood between them."""
        self.held, self.role = [labelled(join(self.held, self.habit))], "item"

    def may_open_item(self, item: re.Match[str]) -> bool:
        """A number above 1 in the middle of a paragraph is the rest of a sentence, not an item."""
        return not self.held or self.role == "item" or bool(item["bullet"]) or item["number"] == "1"

    def is_setext(self, text: str) -> bool:
        """Is this the underline of the one short line above it?"""
        if not SETEXT.match(text) or len(self.held) != 1 or self.role != "prose":
            return False
        above = self.held[0].text.strip()
        return columns(above) < 80 and above[-1:] not in "。！？.!?：:；;，,"

    def heading(self, title: View, level: int) -> list[Block]:
        """Set the path; a heading without text only ends what came before (a speaker's turn)."""
        self.held, self.role, self.indent = [], "prose", 0
        view, marks = trim(*clean(stripped(title)))
        if star := md.STARS.match(view.text):
            view, marks = cut(view, star.end()), cut_marks(marks, star.end(), len(view.text))
        if edited := md.EDITABLE.match(view.text):
            view, marks = cut(view, *edited.span("title")), cut_marks(marks, *edited.span("title"))
        if not view.text:
            return [Block(view, "break", self.outline.names)]
        self.is_promoted = is_noisy_section(view.text)
        if is_noise(view.text):
            return [Block(view, "meta", self.outline.names)]
        self.outline.enter(level, view.text)
        return [Block(view, "heading", self.outline.names, marks=marks)]

    def hidden(self, at: int, closes: Callable[[str], bool]) -> tuple[int, list[Block]]:
        """Code, comments and raw HTML: kept as a block that is never mined."""
        done = list(self.flush())
        end = at + 1
        while end < len(self.lines) and not closes(self.lines[end].text):
            end += 1
        view = stacked(self.lines[at : end + 1])
        return end + 1, [*done, Block(view, "meta", self.outline.names)]

    def table(self, at: int) -> tuple[int, list[Block]]:
        """Rows as long as there are any; a row that a wrap broke is put together again."""
        done = list(self.flush())
        end = at
        while end < len(self.lines) and not is_blank(self.lines[end]) and "|" in self.lines[end].text:
            if not DELIMITER.match(self.lines[end].text):
                view, marks = read_row(self.lines[end])
                if view.text.strip():
                    done.append(Block(view, "row", self.outline.names, marks=marks))
            end += 1
        return end, done

    def html_rows(self, lines: View) -> list[Block]:
        """Rows of a table of HTML."""
        rows = (html_row(row) for row in html_rows(lines))
        return [
            *self.flush(),
            *(Block(row, "row", self.outline.names, marks=marks) for row, marks in rows if row.text.strip()),
        ]

    def last_line_with(self, closing: str) -> int:
        """The number of the last line that closes such a tag; -1 where none does."""
        if closing not in self.closed:
            found = (at for at in reversed(range(len(self.lines))) if closing in self.lines[at].text.lower())
            self.closed[closing] = next(found, -1)
        return self.closed[closing]

    def meta(self, line: View) -> list[Block]:
        return [Block(stripped(line), "meta", self.outline.names)]

    def flush(self) -> Iterator[Block]:
        """The block of the lines held."""
        held, role = self.held, self.role
        numbered, self.numbered = self.numbered, False
        self.held, self.role = [], "prose"
        if held:
            yield from self.paragraph(held, "prose" if role == "term" else role, numbered)
        passed, self.passed = self.passed, []
        yield from passed

    def paragraph(self, held: list[View], role: str, numbered: bool) -> Iterator[Block]:
        """The block that some lines make."""
        raw = join(held, self.habit)
        if numbered and (linked := md.LINKED_HEAD.fullmatch(raw.text)):
            yield from self.heading(cut(raw, *linked.span("name")), LOWEST)
            return
        topic = TOPIC.match(raw.text)
        view, marks = trim(*clean(cut(raw, topic.end()) if topic else raw))
        is_title = self.below_address and len(held) == 1 and columns(view.text) < SHORT_LINE
        self.below_address = not view.text and "://" in raw.text
        if not view.text:
            return
        whole = [mark for mark in marks if mark.start == 0 and mark.end == len(view.text)]
        if self.is_promoted or is_noise(view.text) or md.is_formula(raw.text) or md.is_menu(raw.text):
            role = "meta"
        elif role == "prose" and is_title and not SENTENCE_END.search(view.text):
            role = "meta"  # what the page at the address above is called
        elif role == "prose" and any(mark.kind == "italic" for mark in whole):
            role = "caption"
        yield Block(view, role, self.outline.names, marks=marks)
