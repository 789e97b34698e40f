"""The headings that a line of a page stands under.

In: headings with their levels, as they come. Out: their names, the outermost first, and the title of the page. Left to
others: what is a heading (markdown, markdown_lines).
"""

from __future__ import annotations

LOWEST = 7
"""Level of a heading that is none of Markdown's."""
INNER = 10
"""Level of an item at the margin that heads those below it; one further in is as many levels lower."""


class Outline:
    """Where the walk over a page is."""

    def __init__(self) -> None:
        self.title = ""
        self._path: list[tuple[int, str]] = []

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._path)

    def enter(self, level: int, text: str) -> None:
        """What follows stands under this heading, and under those above it of a higher level."""
        self.leave(level)
        self._path.append((level, text))
        if level < LOWEST:
            self.title = self.title or text

    def leave(self, level: int) -> None:
        """What follows stands under no heading of this level or a lower one."""
        self._path = [entry for entry in self._path if entry[0] < level]
