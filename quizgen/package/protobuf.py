"""Protocol Buffers, as far as Anki's newest format needs them.

In: the bytes of a message. Out: its fields by number. Left to others: what they mean (unpacked, packed_types).
"""

from __future__ import annotations

from collections.abc import Iterator

VARINT, EIGHT_BYTES, COUNTED, FOUR_BYTES = 0, 1, 2, 5
"""The wire types; groups (3, 4) are of the past and none of Anki's."""


def fields_of(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(number, value) of each field in order. Raises ValueError for bytes that are no message."""
    at = 0
    while at < len(message):
        key, at = varint(message, at)
        kind = key & 7
        if kind == VARINT:
            value, at = varint(message, at)
            yield key >> 3, value
            continue
        if kind == COUNTED:
            size, at = varint(message, at)
        elif kind in (EIGHT_BYTES, FOUR_BYTES):
            size = 8 if kind == EIGHT_BYTES else 4
        else:
            raise ValueError(f"no message: wire type {kind}")
        if at + size > len(message):
            raise ValueError("a message that is cut off")
        yield key >> 3, message[at : at + size]
        at += size


def number_of(message: bytes, number: int) -> int:
    """A field that is a number; 0, as protobuf has it, where the message leaves it out."""
    return next((value for key, value in fields_of(message) if key == number and isinstance(value, int)), 0)


def text_of(message: bytes, number: int) -> str:
    """A field that is text; "" where the message leaves it out."""
    found = next((value for key, value in fields_of(message) if key == number and isinstance(value, bytes)), b"")
    return found.decode()


def varint(message: bytes, at: int) -> tuple[int, int]:
    """The number that begins there, seven bits a byte, lowest first; and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            raise ValueError("a message that is cut off")
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ValueError("no message: a number without end")
