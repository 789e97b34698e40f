"""Pictures of cards in the real desktop Anki, by day and by night, for docs/pictures/.

    xvfb-run -a -s "-screen 0 640x760x24" python tools/picture_cards.py DECK.apkg docs/pictures

In: a package built with --choice. Out: cards-day.png and cards-night.png, the backs of a question, a cloze and a
multiple-choice card side by side. It needs aqt, PyQt6-WebEngine, Xvfb and ImageMagick, none of which quizgen or its
tests need: run it in an environment of its own. Left to others: looking at the pictures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

SEARCHES = tuple(
    f'("note:quizgen *-{name}" or "note:quizgen *-{name} (*") card:1'
    for name in ("definition", "number", "definition-choice")
)
"""The first card that each finds is shown; a note type of a deck alone bears the deck's name behind its own."""
WITHOUT_SCREEN = {
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu",
    "QT_QUICK_BACKEND": "software",
    "LIBGL_ALWAYS_SOFTWARE": "1",
}
SETTLED = 1800
"""Milliseconds after which a card is drawn."""
SMALL = ["-crop", "600x520+20+70", "+repage", "+append", "-resize", "1200x", "+dither", "-colors", "64", "-strip"]


def main() -> None:
    os.environ.update(WITHOUT_SCREEN)
    import aqt
    import aqt.profiles

    package, folder = map(Path, sys.argv[1:3])
    aqt.profiles.ProfileManager.setDefaultLang = lambda self, _: self.setLang("en_US")  # else it asks in a window
    aqt.gui_hooks.profile_did_open.append(lambda: later(lambda: start(package.resolve(), folder.resolve())))
    aqt._run(["anki", "-b", tempfile.mkdtemp(), "-p", "User 1"])


def later(work: Callable[[], None]) -> None:
    from aqt.qt import QTimer

    QTimer.singleShot(SETTLED, work)


def start(package: Path, folder: Path) -> None:
    from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest
    from aqt import mw

    request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
    mw.col.import_anki_package(request)
    mw.move(0, 0)
    mw.resize(640, 760)
    taken = Path(tempfile.mkdtemp())
    show(mw, [(name, at) for name in ("day", "night") for at in range(len(SEARCHES))], taken, folder)


def show(mw: Any, steps: list[tuple[str, int]], taken: Path, folder: Path) -> None:
    """Show the back of a card, take its picture, go on; in the end put the pictures together."""
    from aqt.theme import Theme, theme_manager

    if not steps:
        for name in ("day", "night"):
            parts = sorted(map(str, taken.glob(f"{name}-*.png")))
            subprocess.run(["convert", *parts, *SMALL, str(folder / f"cards-{name}.png")], check=True)
        os._exit(0)  # Anki would ask whether to synchronise
    name, at = steps[0]
    mw.pm.set_theme(Theme.DARK if name == "night" else Theme.LIGHT)
    theme_manager.apply_style()
    card = mw.col.get_card(mw.col.find_cards(SEARCHES[at], order="c.due")[0])
    card.start_timer()
    mw.col.decks.select(card.did)
    mw.moveToState("review")
    mw.reviewer.card = card
    mw.reviewer._showQuestion()

    def take() -> None:
        subprocess.run(["import", "-window", "root", str(taken / f"{name}-{at}.png")], check=True)
        show(mw, steps[1:], taken, folder)

    later(lambda: (mw.reviewer._getTypedAnswer(), later(take)))


if __name__ == "__main__":
    main()
