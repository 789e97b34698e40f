"""A file's bytes → its text, or a refusal that says what to do.

In: a path. Out: text, line ends untranslated, without BOM. Left to others: what the text means.
"""

from __future__ import annotations

import shlex
import stat
from pathlib import Path

from quizgen.problems import CannotDo, Location, Problem

MAX_BYTES = 20_000_000
"""A larger file is refused before it is read: no saved document is this long, and memory use grows with it."""
BOM = b"\xef\xbb\xbf"
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"
BINARY_FROM = 0.01
"""Share of control characters from which a file is no text."""
DAMAGED_UP_TO = 0.01
"""Share of undecodable places up to which a file is damaged UTF-8 rather than another encoding."""
GUESSES = ("gb18030", "big5", "shift_jis", "euc_kr")
FREQUENT = frozenset(
    "的一是不了在人有我他这這个個中大来來上国國和地到以说說时時要就出会會可也你对對のにはをがと이는을의다"
)
WESTERN_UP_TO = 0.1
"""Share of bytes outside ASCII up to which an unknown encoding is taken for a western one."""


def read_text(path: Path, given: str) -> str:
    """The file's text. Raises CannotDo, naming `given`: unreadable, too large, empty, binary, not UTF-8."""
    data = read_bytes(path, given).removeprefix(BOM)
    if not data.strip():
        raise refusal(given, "is empty", "there is nothing to learn from it; leave it out")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or is_utf16(data):
        raise refusal(given, "is UTF-16, not UTF-8", convert("UTF-16" if data[0] >= 0xFE else "UTF-16LE", given))
    if b"\0" in data or len(data) - len(data.translate(None, CONTROL)) > BINARY_FROM * len(data):
        raise refusal(given, "is a binary file, not text", "save the document as text or Markdown first")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refusal(given, f"is not UTF-8 (byte {error.start} of the text)", cure(data, given)) from None
    if not text.strip():
        raise refusal(given, "is empty but for white space", "there is nothing to learn from it; leave it out")
    return text


def read_bytes(path: Path, given: str) -> bytes:
    """The whole file; its kind and size are looked at first."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refusal(given, "is not a file that can be read to its end", "name a document")
        if status.st_size > MAX_BYTES:
            size = f"is {status.st_size / 1e6:.1f} MB, more than the limit of {MAX_BYTES / 1e6:.0f} MB"
            raise refusal(given, size, "split it into smaller files")
        return path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise refusal(given, message, "check that it exists and that you may read it") from None


def refusal(given: str, message: str, cure: str) -> CannotDo:
    return CannotDo(Problem(Location(given), message, cure))


def is_utf16(data: bytes) -> bool:
    """Is every second byte of the beginning zero, as in UTF-16 without a mark?"""
    head = data[:400]
    return len(head) >= 4 and head[1::2].count(0) > 0.8 * len(head[1::2]) and head[::2].count(0) == 0


def convert(encoding: str, given: str) -> str:
    return f"convert it: iconv -f {encoding} -t UTF-8 {shlex.quote(given)} > {shlex.quote(given + '.utf8.txt')}"


def cure(data: bytes, given: str) -> str:
    """What to do about bytes that are not UTF-8."""
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("�")
    if damaged <= DAMAGED_UP_TO * len(lenient):
        line = lenient[: lenient.index("�")].count("\n") + 1
        return f"the file is damaged in line {line}: mend that line, or save it again as UTF-8"
    found: list[tuple[int, str]] = []
    for guess in GUESSES:
        try:
            decoded = data.decode(guess)
        except UnicodeDecodeError:
            continue
        found.append((sum(char in FREQUENT for char in decoded), guess))
    best = max(found, key=lambda entry: entry[0], default=(0, ""))
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if best[0] == 0 and high <= WESTERN_UP_TO * len(data):
        return convert("WINDOWS-1252", given)
    return convert(best[1].upper(), given) if best[1] else "save it as UTF-8"
