"""Lists of words in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.api import UserError
from app.api.prompting import expand
from app.storage.wildcards import LARGEST_BYTES, FolderWildcards


def test_lists_are_text_files(tmp_path: Path) -> None:
    (tmp_path / "animals").mkdir()
    (tmp_path / "animals" / "cats.txt").write_text("\ufefftabby\n\n# none\n  siamese \n", "utf-8")
    (tmp_path / "色.txt").write_text("赤\n青\n", "utf-8")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "no.txt").write_text("no")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    lists = FolderWildcards(tmp_path)
    assert lists.names() == ["animals/cats", "色"]
    assert lists.lines("animals/cats") == lists.lines("cats") == ["tabby", "siamese"]
    assert lists.lines("nowhere") == lists.lines("../色") == ()
    assert expand("a __cats__ in __色__", 1, lists) in {
        f"a {cat} in {colour}" for cat in ("tabby", "siamese") for colour in "赤青"
    }
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "cats.txt").write_text("x")
    assert lists.lines("cats") == ()
    (tmp_path / "色.txt").write_text("緑\n", "utf-8")
    assert lists.lines("色") == ["緑"]


def test_a_folder_that_is_not_there_has_no_lists(tmp_path: Path) -> None:
    assert FolderWildcards(tmp_path / "none").names() == []


def test_files_that_are_no_lists_are_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x00x")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    lists = FolderWildcards(tmp_path)
    with pytest.raises(UserError, match="“bytes” cannot be read"):
        lists.lines("bytes")
    with pytest.raises(UserError, match="“large” is larger"):
        lists.lines("large")


def test_another_folder_can_be_chosen_at_any_time(tmp_path: Path) -> None:
    for folder in ("own", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.txt").write_text("a\nb", "utf-8")
    chosen = [""]
    lists = FolderWildcards(tmp_path / "own", lambda: chosen[0])
    assert lists.names() == ["own"]
    chosen[0] = str(tmp_path / "other")
    assert lists.names() == ["other"]
    assert lists.lines("own") == ()
    assert lists.lines("other") == ["a", "b"]
    chosen[0] = str(tmp_path / "gone")
    assert lists.names() == []
