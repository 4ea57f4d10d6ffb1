"""Drawings and animations that are dropped or pasted: shapes and frames where they were let go, with transparency."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, QPointF, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Figure, Group, Shape
from tests.ui.canvas_parts import Bench

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">'
    '<rect x="10" y="10" width="80" height="40" fill="#20c040" fill-opacity=".5"/></svg>'
)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def seen(bench: Bench) -> np.ndarray:
    return flatten(bench.canvas(), stored_tiles(bench.assets))


def test_a_dropped_drawing_is_a_shape_where_it_was_let_go(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "sign.svg").write_text(SVG)
    data = files(tmp_path / "sign.svg")
    assert bench.panel.exchange.accepts(data)
    bench.panel.exchange.take_in(data, QPointF(300, 250))
    qtbot.waitUntil(lambda: any(layer.is_group for layer in bench.canvas().layers), timeout=20_000)
    (layer,) = [layer for layer in bench.canvas().layers if isinstance(layer.content, Shape)]
    assert isinstance(layer.content, Shape)
    assert layer.content.points == ((260, 230), (340, 270))
    picture = seen(bench)
    assert tuple(picture[250, 300]) == pytest.approx((0x20, 0xC0, 0x40, 128), abs=2)
    assert picture[225, 300, 3] == 0
    bench.session.undo()
    assert all(layer.asset is None for layer in bench.canvas().layers)


def test_a_dropped_animation_is_a_group_of_its_frames(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    frames = []
    for at in range(3):
        pixels = np.zeros((40, 60, 4), np.uint8)
        pixels[10:20, 10 + 10 * at : 20 + 10 * at] = (250, 10, 10, 255)
        frames.append(Image.fromarray(pixels))
    frames[0].save(tmp_path / "walk.gif", save_all=True, append_images=frames[1:], duration=80, disposal=2)
    bench.panel.exchange.take_in(files(tmp_path / "walk.gif"), QPointF(100, 100))
    qtbot.waitUntil(lambda: any(isinstance(one.content, Group) for one in bench.canvas().layers), timeout=20_000)
    names = [layer.name for layer in bench.canvas().layers if layer.parent is not None]
    assert names == ["Frame 1 (80ms)", "Frame 2 (80ms)", "Frame 3 (80ms)"]
    alpha = seen(bench)[..., 3]
    assert (alpha[90:100, 80:110] == 255).all()
    assert alpha.sum() == 10 * 30 * 255


def test_a_drawing_from_the_clipboard_comes_before_its_pixels(bench: Bench, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setData("image/svg+xml", QByteArray(SVG.encode()))
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor("red"))
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)
    assert bench.panel.exchange.paste()
    qtbot.waitUntil(lambda: any(isinstance(one.content, Shape) for one in bench.canvas().layers), timeout=20_000)
    (shape,) = [one.content for one in bench.canvas().layers if isinstance(one.content, Shape)]
    assert shape.figure is Figure.RECTANGLE


def test_a_pasted_picture_keeps_what_is_half_transparent(bench: Bench, qtbot: QtBot) -> None:
    image = QImage(20, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 100, 50, 128))
    QGuiApplication.clipboard().setImage(image)
    assert bench.panel.exchange.paste()
    qtbot.waitUntil(lambda: not bench.panel.work.is_empty, timeout=20_000)
    assert tuple(seen(bench)[5, 5]) == pytest.approx((200, 100, 50, 128), abs=2)


def test_what_a_drawing_lost_is_said(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "a.svg").write_text(SVG.replace("</svg>", "<text y='20'>Fox</text></svg>"))
    bench.panel.exchange.take_in(files(tmp_path / "a.svg"), QPointF(300, 250))
    qtbot.waitUntil(lambda: not bench.panel.work.is_empty, timeout=20_000)
    assert "picture of 100 × 60 pixels" in bench.messages.said[-1][0]
    assert seen(bench)[250, 300, 3] > 0


def test_a_drawing_is_placed_in_the_width_that_was_chosen(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "sign.svg").write_text(SVG)
    field = bench.panel.place_drawing
    field.open(tmp_path / "sign.svg", bench.panel.view)
    assert field.width_.value == 600
    field.width_.set_value(400)
    field.apply.click()
    assert field.isHidden()
    qtbot.waitUntil(lambda: any(isinstance(one.content, Shape) for one in bench.canvas().layers), timeout=20_000)
    (shape,) = [one.content for one in bench.canvas().layers if isinstance(one.content, Shape)]
    assert shape.points == ((140, 170), (460, 330))
