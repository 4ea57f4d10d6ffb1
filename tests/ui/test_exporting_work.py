"""The work leaves the window: with options that are given, with its progress, and cancelled without a trace."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.api import AddAssets, AssetStore, Choice, Document, ExportContext, Given, JobState, Label, Recipe, Text
from app.api.files import Exported
from app.extensions import FileFormat
from app.ui.exporting import Exporting, how_made
from plugins.canvas.colour_profiles import profile_of
from plugins.canvas.commands import PlaceAsset
from plugins.canvas.model import Layer
from plugins.canvas.picture_files import PngOptions, WritePng
from tests.ui.opened import Opened

RECIPES = (Recipe("timeline.text-to-video", "1", {"seed": 4}), Recipe("audio.compose", "1", {}))


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a format: one in the form, and one that is given."""

    quality: Annotated[str, Choice((("good", "Good"), ("best", "Best"))), Label("Quality")] = "good"
    start: Annotated[str, Text(), Label("From"), Given()] = ""


@dataclass(frozen=True, slots=True)
class WriteSlowly:
    """Writes its options, in steps that go on until it is stopped."""

    options: Options
    context: ExportContext
    Options: ClassVar[type[Any]] = Options

    def __call__(self, _document: Document, _assets: AssetStore, path: Path) -> Exported:
        """Write it."""
        path.write_text(f"{self.options.quality} {self.options.start}")
        for step in range(self.steps):
            self.context.report(step, self.steps)
            time.sleep(0.001)
        return Exported(RECIPES)

    steps: ClassVar[int] = 3


class WriteForEver(WriteSlowly):
    """Goes on for longer than any test."""

    steps: ClassVar[int] = 10_000_000


def format_of(exporter: Callable[..., Any]) -> FileFormat:
    """A format of this exporter."""
    return FileFormat("slow.txt", "Slow", "slow", ("*.txt",), lambda: exporter)


def exporting(opened: Opened) -> Exporting:
    """What the window exports with."""
    return opened.window._exporting


def test_what_is_given_is_written_and_kept_for_no_other_time(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path, format_ = tmp_path / "work.txt", format_of(WriteSlowly)
    asked = exporting(opened).choose_options(path, format_, {"start": "00:00:01:00"})
    assert asked is not None
    assert "start" not in asked.form.values()
    asked.form.set_values({"quality": "best"})
    asked.accept()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert path.read_text() == "best 00:00:01:00"
    other = tmp_path / "other.txt"
    again = exporting(opened).choose_options(other, format_)
    assert again is not None
    again.accept()
    qtbot.waitUntil(other.exists, timeout=30_000)
    assert other.read_text() == "best "


def test_a_panel_has_its_work_written_in_a_format_of_its_own(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        offered.append(str(arguments[3]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    exporting(opened).export_work(tmp_path / "work", "audio", ["audio.flac"], {})
    exporting(opened).export_work(tmp_path / "work", "audio", [], {})
    assert offered[0].count(";;") == 0
    assert "*.flac" in offered[0]
    assert offered[1].count(";;") > 5


def test_progress_is_told_and_what_is_cancelled_leaves_nothing(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    exporting(opened).write_work(tmp_path / "out.txt", format_of(WriteForEver))
    jobs = opened.window._parts.jobs
    qtbot.waitUntil(lambda: any(job.step > 1 for job in jobs.jobs), timeout=30_000)
    (job,) = [job for job in jobs.jobs if job.steps == WriteForEver.steps]
    jobs.cancel(job)
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED, timeout=30_000)
    assert not [path for path in tmp_path.iterdir() if path.name == "out.txt" or path.name.startswith(".export-")]


def test_a_failure_is_told_and_leaves_nothing(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    exporting(opened).write_work(tmp_path / "gone" / "out.txt", format_of(WriteSlowly))
    qtbot.waitUntil(lambda: "could not be written" in opened.window.status.message, timeout=30_000)


def test_a_picture_of_a_work_with_a_generated_film_is_marked_as_made_of_it(opened: Opened, tmp_path: Path) -> None:
    assets = opened.built.studio.assets
    film = replace(assets.add_bytes(b"film", "video/mp4"), recipe=RECIPES[0])
    document = AddAssets((film,)).apply(Document())
    pixels = np.zeros((4, 6, 3), np.uint8)
    assert how_made(document, pixels, assets) == (RECIPES[0], True)
    drawn = replace(assets.add_picture(pixels), recipe=RECIPES[1])
    assert how_made(AddAssets((drawn,)).apply(document), pixels, assets) == (RECIPES[1], False)


def test_a_png_in_another_space_is_signed_with_the_recipe_of_its_pixels(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    assets, session = opened.built.studio.assets, opened.window._parts.session
    drawn = replace(assets.add_picture(np.full((6, 8, 3), (200, 40, 20), np.uint8)), recipe=RECIPES[0])
    session.execute(PlaceAsset(Layer("a", "A", drawn.id, source=drawn.id), drawn))
    format_ = FileFormat("canvas.png", "PNG", "canvas", ("*.png",), lambda: WritePng)
    path = tmp_path / "work.png"
    exporting(opened).write_work(path, format_, PngOptions("display-p3"))
    qtbot.waitUntil(path.exists, timeout=30_000)
    with Image.open(path) as read:
        assert read.info["icc_profile"] == profile_of("display-p3")
        assert np.abs(np.asarray(read)[0, 0].astype(int) - (184, 55, 35)).max() <= 4
    found = opened.built.studio.credentials.inspect(path)
    assert found.credentials == "trusted"
    assert found.recipe == RECIPES[0]
