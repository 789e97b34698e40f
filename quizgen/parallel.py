"""The same work on many items in several processes.

In: a function of an item and of something they share, items. Out: results in the order of the items. Left to others:
whether it pays (it costs each process half a second to start).
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Shared = TypeVar("Shared")
Result = TypeVar("Result")
work: tuple[Callable[[Any, Any], Any], Any]
"""What this process does, and with what: handed over once, not with every item."""


def in_processes(
    function: Callable[[Item, Shared], Result], items: Sequence[Item], shared: Shared, jobs: int
) -> Iterator[Result]:
    """function(item, shared) of each item, in order, by `jobs` processes; in this one where one is enough."""
    if min(jobs, len(items)) < 2:
        yield from (function(item, shared) for item in items)
        return
    from concurrent.futures import ProcessPoolExecutor  # takes 30 ms to import

    pool = ProcessPoolExecutor(min(jobs, len(items)), initializer=begin, initargs=(function, shared))
    try:
        yield from pool.map(do, items)
    finally:
        pool.shutdown(cancel_futures=True)  # after an interrupt nothing more is begun


def begin(function: Callable[[Any, Any], Any], shared: object) -> None:
    global work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that was called; it ends the others
    work = function, shared


def do(item: object) -> Any:
    function, shared = work
    return function(item, shared)
