"""Answers kept for the document last asked about: it is told by its identity, for its content is too much to compare.

In: a function of a document. Out: the same function, which asks once. Left to others: the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from quizgen.records import Document

P = ParamSpec("P")
Answer = TypeVar("Answer")


def once_a_document(function: Callable[Concatenate[Document, P], Answer]) -> Callable[Concatenate[Document, P], Answer]:
    """The function, with its answers for one document; all arguments but the document are positional and hashable."""
    asked: list[Document] = []
    answers: dict[tuple[Hashable, ...], Answer] = {}

    @wraps(function)
    def answer(document: Document, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        if not asked or asked[0] is not document:
            asked[:] = [document]
            answers.clear()
        if args not in answers:
            answers[args] = function(document, *args, **kwargs)
        return answers[args]

    return answer
