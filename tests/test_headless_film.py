"""Films from the command line, as a user types it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import soundfile
from PIL import Image

from app.api import JobContext, Recipe
from app.bootstrap import build
from app.jobs import JobId
from tests.plugins.timeline.exchange.documents import NUMBERS, RECIPE, film_of, seen
from tests.test_headless import answer, seisei

COMPOSITE = "compositeWithTrainedAlgorithmicMedia"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film with a generated shot, saved."""
    monkeypatch.setenv("SEISEI_HOME", str(tmp_path / "seisei"))
    built = build()
    opened = built.studio.projects.new()
    made = film_of(built.studio.assets, tmp_path, recipe=RECIPE, titles=True)
    document = replace(opened.document, parts=made.parts, assets=made.assets, title="Clouds")
    path = tmp_path / "film.seisei"
    opened.save_as(document, path, JobContext(JobId("save"), lambda _event: None))
    opened.close()
    built.studio.close()
    return path


def test_a_film_is_exported_whole_and_signed(project: Path, tmp_path: Path) -> None:
    home = tmp_path / "seisei"

    def export(name: str, *options: str) -> Path:
        given = [part for option in options for part in ("--set", option)]
        out = tmp_path / name
        done = answer(seisei("project", "export", str(project), "--out", str(out), "--json", *given, home=home))
        assert done["files"] == [str(out)]
        return out

    film = export("film.mp4", "codec=H264", "subtitles=none")
    assert seen(film)[:2] == (NUMBERS, 25.0)
    found = answer(seisei("inspect", str(film), "--json", home=home))
    assert found["credentials"] == "trusted"
    assert found["digital_source_type"].endswith(f"/{COMPOSITE}")
    assert [Recipe.from_json(recipe) for recipe in found["recipes"]] == [RECIPE]
    assert seen(export("part.mov", "start=00:00:00:05", "end=00:00:00:15"))[0] == NUMBERS[5:15]
    sound = export("film.wav")
    assert soundfile.info(sound).frames == 76_800
    assert answer(seisei("inspect", str(sound), "--json", home=home))["credentials"] == "trusted"
    with Image.open(export("frame.png", "time=00:00:00:20")) as picture:
        assert picture.size == (128, 96)
    frames = export("film.frames", "sound=none")
    assert len(list(frames.iterdir())) == len(NUMBERS)


def test_what_is_wrong_is_said_and_leaves_nothing(project: Path, tmp_path: Path) -> None:
    home = tmp_path / "seisei"
    before = {path.name for path in tmp_path.iterdir()}
    for options, said in (
        (("--set", "width=101"), "100 × 76"),
        (("--set", "end=00:00:09:00"), "Choose a stretch"),
        (("--set", "colour=red"), "no field"),
        (("--as", "timeline.mkv"), "no format"),
    ):
        command = ("project", "export", str(project), "--out", str(tmp_path / "film.mp4"))
        refused = seisei(*command, *options, home=home)
        assert refused.returncode == 2
        assert said in refused.stderr
    assert {path.name for path in tmp_path.iterdir()} - before <= {"seisei"}
