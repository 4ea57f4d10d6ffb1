"""Which format a work is written in, and what is left where writing it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.api import AssetStore, Document, UserError
from app.extensions import FileFormat, chosen_format, export_to
from app.storage import FolderAssets


def _unused() -> Callable[..., Any]:
    raise AssertionError


FORMATS = (
    FileFormat("audio.wav", "WAV", "audio", ("*.wav",), _unused),
    FileFormat("canvas.png", "PNG", "canvas", ("*.png",), _unused),
    FileFormat("timeline.wav", "WAV", "timeline", ("*.wav",), _unused),
    FileFormat("timeline.mp4", "MP4", "timeline", ("*.mp4",), _unused),
)


def document(*parts: str) -> Document:
    """A document with parts of these kinds."""
    made = Document()
    for part in parts:
        made = made.with_part(part, object())
    return made


@pytest.mark.parametrize(
    ("parts", "name", "wanted", "found"),
    [
        (("timeline",), "film.wav", "", "timeline.wav"),
        (("audio",), "film.wav", "", "audio.wav"),
        (("timeline", "audio"), "film.WAV", "timeline.wav", "timeline.wav"),
        (("timeline", "audio"), "film.mp4", "", "timeline.mp4"),
        ((), "film.mp4", "", "timeline.mp4"),
        (("canvas",), "film.bin", "timeline.mp4", "timeline.mp4"),
    ],
)
def test_a_work_is_written_as_what_it_is(parts: tuple[str, ...], name: str, wanted: str, found: str) -> None:
    assert chosen_format(FORMATS, document(*parts), Path(name), wanted).id == found


@pytest.mark.parametrize(
    ("parts", "name", "wanted", "said"),
    [
        (("timeline", "audio"), "film.wav", "", r"Say which with --as: audio\.wav, timeline\.wav"),
        (("timeline",), "film.xyz", "", r"no way to write film\.xyz.*\*\.wav, \*\.png, \*\.mp4"),
        (("timeline",), "film.mp4", "timeline.mkv", r"no format “timeline\.mkv”"),
    ],
)
def test_what_leaves_a_choice_or_none_is_said(parts: tuple[str, ...], name: str, wanted: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        chosen_format(FORMATS, document(*parts), Path(name), wanted)


def test_a_folder_with_something_in_it_is_not_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "film.frames"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")

    def exporter(document: Document, assets: AssetStore, path: Path) -> None:
        raise AssertionError

    with pytest.raises(UserError, match=r"folder film\.frames with something in it"):
        export_to(folder, exporter, Document(), assets, lambda _written, _path: None)
    assets.close()
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
