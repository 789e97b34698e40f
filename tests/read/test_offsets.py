"""Every character of a view stands in the file where the view says."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.read import document_from_text
from quizgen.records import Document
from quizgen.segment import segment_document

MARKUP = st.text(alphabet="ab中文 \n*_`~[]()!<>#-|:：。.&;\\$1/\r\u200b", max_size=200)


def check_offsets(document: Document) -> None:
    for block in document.blocks:
        end = -1
        for start, file, length in block.view.pieces:
            assert start >= max(end, 0)
            end = start + length
            assert block.view.text[start:end] == document.text[file : file + length]
            assert block.view.file_span(start, end) == (file, file + length)
        assert end <= len(block.view.text)
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.view.text)


def check_sentences(document: Document) -> None:
    """Every character but white space in one sentence, in order."""
    covered: dict[int, str] = {}
    last = (-1, 0)
    for sentence in segment_document(document):
        text = document.blocks[sentence.block].view.text
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text == sentence.text.strip()
        assert (sentence.block, sentence.start) >= last
        last = (sentence.block, sentence.end)
        covered[sentence.block] = covered.get(sentence.block, "") + sentence.text
    for index, block in enumerate(document.blocks):
        if block.role != "meta":
            assert "".join(covered.get(index, "").split()) == "".join(block.view.text.split())


def test_samples(sample: str, wrap: Callable[[str], str]) -> None:
    for text in (sample, wrap(sample), sample.replace("\n", "\r\n")):
        document = document_from_text(text, "a")
        check_offsets(document)
        check_sentences(document)


@given(MARKUP)
@settings(max_examples=300, deadline=None)
def test_any_markup(text: str) -> None:
    document = document_from_text(text, "a")
    check_offsets(document)
    check_sentences(document)


@given(
    st.lists(st.sampled_from(["Ann 00:12", "word word", "中文,文。", "", "3 days ago", "Ann", "a 1:02 - 1:03", "x"]))
)
@settings(max_examples=200, deadline=None)
def test_any_headers(lines: list[str]) -> None:
    document = document_from_text("\n".join(lines), "a")
    check_offsets(document)
    check_sentences(document)
    for index, block in enumerate(document.blocks):
        if block.twin is not None:
            assert document.blocks[block.twin].twin == index
