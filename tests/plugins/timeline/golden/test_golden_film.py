"""The golden films: those of every version open, say what they said, and can be worked on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import to_plain
from app.document import Session
from app.storage import ProjectFiles
from plugins.timeline.codec import PART, assets_of
from plugins.timeline.commands import SetTrack, timeline_of
from plugins.timeline.lookup.layers import moment_at
from plugins.timeline.model import (
    MAIN,
    Box,
    Clip,
    Colour,
    Curve,
    Input,
    Keyframe,
    Marker,
    Media,
    Nested,
    Sequence,
    Shot,
    Solid,
    SoundFacts,
    Take,
    Timeline,
    Title,
    Track,
    Transition,
)
from tests.plugins.timeline.golden.make import (
    CONTEXT,
    GOLDEN,
    content_of,
    document_for,
    fields_of,
    files_in,
    without_defaults,
)
from tests.plugins.timeline.interchange.bench import read

NAMES = sorted(path.stem for path in GOLDEN.glob("*.seisei"))


@pytest.fixture
def files(tmp_path: Path) -> Iterator[ProjectFiles]:
    """Projects of a studio that has never seen the file."""
    found = files_in(tmp_path / "studio")
    yield found
    found.assets.close()


@pytest.fixture(params=NAMES)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of each golden film."""
    return Path(shutil.copy(GOLDEN / f"{request.param}.seisei", tmp_path / f"{request.param}.seisei"))


def test_every_version_has_its_golden_film() -> None:
    assert [f"film-v{number}" for number in range(1, PART.version + 1)] == NAMES


def test_it_is_what_it_was_and_can_be_changed(files: ProjectFiles, golden: Path) -> None:
    expected = json.loads((GOLDEN / f"{golden.stem}.json").read_text(encoding="utf-8"))
    project = files.open(golden)
    assert content_of(project.document) == expected
    timeline = timeline_of(project.document)
    assert all(files.assets.has(asset) for asset in assets_of(timeline))
    main = timeline.sequence(MAIN)
    moment_at(timeline, MAIN, timeline.frame)
    session = Session(project.document)
    track = main.tracks[1]
    session.execute(SetTrack(MAIN, Track(track.id, track.kind, "renamed", track.items)))
    project.journal(session.document)
    project.save(session.document, CONTEXT)
    project.close()
    again = files.open(golden)
    assert again.document == session.document
    again.close()


@pytest.mark.parametrize("name", NAMES)
def test_film_that_was_written_for_others_is_what_it_was(name: str, files: ProjectFiles, tmp_path: Path) -> None:
    expected = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    film, _ = read((GOLDEN / f"{name}.otio").read_text(encoding="utf-8"), files.assets, tmp_path)
    assert to_plain(film.timeline) == expected["film"]
    assert {asset.id: asset.to_json() for asset in film.assets} == expected["assets"]


def test_the_present_version_still_writes_what_the_golden_film_holds(files: ProjectFiles) -> None:
    expected = json.loads((GOLDEN / f"film-v{PART.version}.json").read_text(encoding="utf-8"))
    assert content_of(document_for(files)) == expected


def test_it_has_everything_that_a_film_can_have() -> None:
    film = json.loads((GOLDEN / f"film-v{PART.version}.json").read_text(encoding="utf-8"))["film"]
    for class_ in (
        Timeline, Sequence, Track, Clip, Media, SoundFacts, Shot, Take, Input, Title, Box, Solid, Nested, Colour, Curve,
        Keyframe, Marker, Transition,
    ):  # fmt: skip
        lacking = fields_of(class_) - without_defaults(film, class_)
        # The film is called the same in every project
        assert lacking <= ({"main"} if class_ is Timeline else set()), class_
