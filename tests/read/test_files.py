"""Which files are found, and why one is refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.problems import CannotDo, WrongInput
from quizgen.read import decode, find_files, read_text


def test_folder_is_walked_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b/two.md", "b/.hidden.md", ".git/x.md", "a.txt", "notes", "c.srt", "picture.png", "d.MD"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    names = [name for _, name in find_files(["docs/"])]
    assert names == ["docs/a.txt", "docs/c.srt", "docs/d.MD", "docs/notes", "docs/b/two.md"]
    assert [name for _, name in find_files(["docs/a.txt", "docs", "./docs/a.txt"])] == [
        "docs/a.txt", "docs/c.srt", "docs/d.MD", "docs/notes", "docs/b/two.md",
    ]  # fmt: skip
    assert find_files(["docs/picture.png"]) == [(Path("docs/picture.png"), "docs/picture.png")]


def test_links_in_a_loop_end(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    try:
        os.symlink(tmp_path, tmp_path / "loop")
        os.symlink(tmp_path / "self.md", tmp_path / "self.md")
    except OSError:
        pytest.skip("no symbolic links here")
    assert [path.name for path, _ in find_files([str(tmp_path)])] == ["a.md"]


def test_no_such_path_suggests(tmp_path: Path) -> None:
    (tmp_path / "lecture.md").write_text("x")
    with pytest.raises(WrongInput, match=r"lectur\.md: no such file or folder; did you mean '.*lecture\.md'"):
        find_files([str(tmp_path / "lectur.md")])


def test_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("x")
    with pytest.raises(CannotDo, match=r"no document in this folder; .*\.md .*\.txt"):
        find_files([str(tmp_path)])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\t", "is empty"),
        ("\u3000\n".encode(), "empty but for white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file"),
        (b"\x01\x02\x03text\x04\x05" * 9, "is a binary file"),
        ("海水是咸的，湖水是淡的。".encode("gb18030"), r"not UTF-8 \(byte 0 .*iconv -f GB18030 -t UTF-8"),
        ("海水是鹹的，湖水是淡的，這裡的人都說得對。".encode("big5"), "iconv -f BIG5 -t UTF-8"),
        ("Salt water".encode("utf-16"), "iconv -f UTF-16 -t UTF-8"),
        ("Salt water".encode("utf-16-le"), "iconv -f UTF-16LE -t UTF-8"),
        (("Das Meer ist salzig und kühl. " * 3).encode("latin-1"), "iconv -f WINDOWS-1252"),
        (b"a\n" * 200 + b"b\xff\n" + b"c\n" * 200, "damaged in line 201"),
    ],
)
def test_refusals(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "my file.txt"
    path.write_bytes(data)
    with pytest.raises(CannotDo, match=message) as caught:
        read_text(path, "given name.txt")
    assert str(caught.value).startswith("given name.txt: ")
    assert caught.value.problems[0].cure


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MAX_BYTES", 10_000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10_001)
    with pytest.raises(CannotDo, match="more than the limit"):
        read_text(path, "a.txt")


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(CannotDo, match="cannot be read: permission denied"):
        read_text(path, "a.txt")


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(CannotDo, match="is not a file"):
        read_text(tmp_path / "a.txt", "a.txt")


def test_text_is_as_it_stands(tmp_path: Path, read_sample_named: Callable[[str], str]) -> None:
    path = tmp_path / "a.txt"
    text = read_sample_named("article").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_text(path, "a.txt") == text
