"""What is selected is part of the document, with the picture of its soft borders."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.api import Document, Session, UserError
from app.storage.assets import FolderAssets
from plugins.canvas.commands import ResizeCanvas, SelectArea, canvas_of
from plugins.canvas.model import KIND, PART, Area, Canvas
from plugins.canvas.selecting import Coverage, clipped, coverage_tile, stored


@pytest.fixture(name="assets")
def _assets(tmp_path: Path) -> FolderAssets:
    return FolderAssets(tmp_path / "assets", tmp_path / "cache")


@pytest.fixture(name="session")
def _session() -> Session:
    return Session(Document().with_part(KIND, Canvas(400, 300)))


def soft(assets: FolderAssets, x: int = 100, y: int = 50) -> SelectArea:
    plane = np.tile(np.linspace(1, 255, 200).astype(np.uint8), (120, 1))
    area, asset = stored(Coverage(x, y, plane), assets)
    return SelectArea(area, asset)


def test_it_is_undone_and_its_picture_goes_with_it(session: Session, assets: FolderAssets) -> None:
    command = soft(assets)
    session.execute(command)
    assert canvas_of(session.document).selection == command.area
    assert command.asset is not None
    assert command.asset.id in session.document.assets
    session.execute(SelectArea(Area(1, 2, 3, 4)))
    assert command.asset.id not in session.document.assets
    session.undo()
    assert canvas_of(session.document).selection == command.area
    assert command.asset.id in session.document.assets
    session.undo()
    assert canvas_of(session.document).selection is None


def test_it_is_written_and_read(session: Session, assets: FolderAssets) -> None:
    session.execute(soft(assets))
    canvas = canvas_of(session.document)
    assert PART.decode(PART.encode(canvas)) == canvas


def test_a_crop_keeps_a_soft_one_in_its_place(session: Session, assets: FolderAssets) -> None:
    session.execute(soft(assets))
    before = coverage_tile(canvas_of(session.document).selection, assets, (0, 0))
    session.execute(ResizeCanvas(180, 120, -90, -60))
    canvas = canvas_of(session.document)
    assert clipped(canvas.selection, canvas.width, canvas.height) == (10, 0, 170, 110)
    after = coverage_tile(canvas.selection, assets, (0, 0))
    assert before is not None
    assert after is not None
    assert np.array_equal(after[:110, :160], before[60:170, 90:250])
    session.execute(ResizeCanvas(180, 120, 1000, 0))
    canvas = canvas_of(session.document)
    assert clipped(canvas.selection, canvas.width, canvas.height) is None


@pytest.mark.parametrize("area", [Area(0, 0, 0, 5), Area(0, 0, 5, 9000), Area(1 << 25, 0, 5, 5)])
def test_what_cannot_be_one_is_refused_in_words(session: Session, area: Area) -> None:
    with pytest.raises(UserError, match="cannot be selected"):
        session.execute(SelectArea(area))
    assert canvas_of(session.document).selection is None


def test_a_picture_of_another_size_is_refused(session: Session, assets: FolderAssets) -> None:
    asset = assets.add_picture(np.ones((5, 6, 4), np.uint8))
    with pytest.raises(UserError, match="differ in size"):
        session.execute(SelectArea(Area(0, 0, 5, 6, asset.id), asset))
