"""The sample files of the OpenTimelineIO project go into a film and out of it again as they were."""

from __future__ import annotations

from pathlib import Path

import opentimelineio as otio
import pytest

from plugins.timeline.codec import PART, assets_of
from plugins.timeline.interchange.importing import read_otio
from tests.plugins.timeline.interchange.bench import SAMPLES, film_in, read, seen, store, written

FILES = sorted(SAMPLES.glob("*.otio"))


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
