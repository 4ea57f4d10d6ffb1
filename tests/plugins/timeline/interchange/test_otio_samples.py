"""The sample files of the OpenTimelineIO project go into a film and out of it again as they were."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import opentimelineio as otio
import pytest

from plugins.timeline.codec import PART, assets_of
from plugins.timeline.interchange.importing import read_otio
from tests.plugins.timeline.interchange.bench import SAMPLES, film_in, read, seen, store, written

FILES = sorted(SAMPLES.glob("*.otio"))


def _frames(start: int, count: int) -> dict[str, Any]:
    times = {"start_time": start, "duration": count}
    named = {key: {"OTIO_SCHEMA": "RationalTime.1", "rate": 24, "value": value} for key, value in times.items()}
    return {"OTIO_SCHEMA": "TimeRange.1", **named}


def _clip(name: str, start: int, available: int, **more: Any) -> dict[str, Any]:
    reference = {"OTIO_SCHEMA": "MissingReference.1", "available_range": _frames(0, available), "name": None}
    return {
        "OTIO_SCHEMA": "Clip.1",
        "name": name,
        "source_range": _frames(start, 3),
        "media_reference": reference,
        **more,
    }


def _track(name: str, *children: Any, **more: Any) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "Track.1", "name": name, "kind": "Video", "children": list(children), **more}


def _film(name: str, *tracks: Any) -> dict[str, Any]:
    stack = {"OTIO_SCHEMA": "Stack.1", "name": "tracks", "children": list(tracks)}
    return {"OTIO_SCHEMA": "Timeline.1", "metadata": {}, "name": name, "tracks": stack}


_GAP = {"OTIO_SCHEMA": "Gap.1", "name": "Gap A", "source_range": _frames(0, 3)}
UNPACKAGED = {
    # What is on and off, in clips of the first version
    "enabled": _film(
        "enabled",
        _track("One", _clip("a", 0, 3, enabled=True), _clip("b", 3, 5, enabled=False), enabled=True),
        _track("Two", _GAP, _clip("c", 3, 5), enabled=False),
    ),
    # A film of nothing, with a name that is not ASCII
    "大平原": _film("大平原"),
}
"""What those two samples are about that the project's repository has besides, and its package lacks."""


@pytest.mark.parametrize("name", UNPACKAGED)
def test_film_as_in_the_repository_comes_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.otio"
    path.write_text(json.dumps(UNPACKAGED[name], ensure_ascii=False), encoding="utf-8")
    test_sample_comes_back(path, tmp_path)
    with store(tmp_path) as assets:
        film = film_in(read_otio(path, assets), assets).timeline
    main = film.sequence(film.main)
    on = {clip.name: clip.enabled for clip in main.clips}
    assert on == ({"a": True, "b": False, "c": True} if name == "enabled" else {})
    # Of a newer program's tracks that are off
    assert [track.mute for track in main.tracks] == ([False, True] if name == "enabled" else [])


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_sample_comes_back(path: Path, tmp_path: Path) -> None:
    before = otio.adapters.read_from_file(str(path))
    with store(tmp_path) as assets:
        film = film_in(read_otio(path, assets), assets)
        assert PART.decode(PART.encode(film.timeline)) == film.timeline
        text = written(film.timeline, film.assets)
        after = otio.adapters.read_from_string(text, "otio_json")
        assert seen(after) == seen(before)
        assert after.name == "Film"
        # And what we wrote is to ourselves what it was
        again, _ = read(text, assets, tmp_path)
        assert again.timeline == film.timeline
        # None of their files are here, and a document lists only what is
        assert not film.assets
        assert {asset.id for asset in again.assets} == set(assets_of(film.timeline))


def test_all_samples_of_the_library_are_here() -> None:
    assert len(FILES) == 13
