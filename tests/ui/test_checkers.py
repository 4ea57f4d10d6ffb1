"""Checkers below small pictures through which something shines."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QImage

from app.widgets.checkers import checkers, on_checkers


def test_a_layer_is_seen_on_checkers_and_an_opaque_picture_as_it_is(qapp: QGuiApplication) -> None:
    palette = qapp.palette()
    layer = QImage(40, 30, QImage.Format.Format_RGBA8888)
    layer.fill(0)
    layer.setPixelColor(5, 5, QColor("red"))
    seen = on_checkers(layer, palette)
    assert seen.size() == layer.size()
    assert not seen.hasAlphaChannel()
    assert seen.pixelColor(5, 5) == QColor("red")
    pattern = checkers(palette).textureImage()
    assert seen.pixelColor(20, 20) == pattern.pixelColor(20 % pattern.width(), 20 % pattern.height())
    assert seen.pixelColor(20, 20) != seen.pixelColor(28, 20)
    opaque = QImage(40, 30, QImage.Format.Format_RGB888)
    opaque.fill(QColor("blue"))
    assert on_checkers(opaque, palette) == opaque
