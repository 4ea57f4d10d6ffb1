"""Comparing: the take that is looked at and another one, or what is on the canvas, in place of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage

from app.api import Pixels
from app.widgets.comparison import Comparison
from app.widgets.icons import Icons
from app.widgets.tile_view import TileView
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.work import CanvasWork

if TYPE_CHECKING:
    from plugins.canvas.panel.takes import Take, Takes


class Comparing(QObject):
    """Lays a Comparison over the view; flipping through the takes exchanges the second of the two pictures.

    The first is the take that was chosen for it, else the one that was looked at before, else the canvas.
    """

    def __init__(self, work: CanvasWork, view: TileView, takes: Takes, loader: PictureLoader, icons: Icons) -> None:
        super().__init__(takes)
        self._work, self._view, self._takes, self._loader = work, view, takes, loader
        self._first: Take | None = None
        self._canvas: tuple[Take | None, QImage] = None, QImage()
        self.comparison = Comparison(icons, view)
        # What is pressed beside its buttons is not meant for the canvas below.
        self.comparison.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.comparison.setAutoFillBackground(True)
        self.comparison.hide()
        self.comparison.closed.connect(self.close)
        view.installEventFilter(self)
        takes.shown_changed.connect(self.refresh)

    @property
    def is_open(self) -> bool:
        """Whether two pictures are compared."""
        return not self.comparison.isHidden()

    def toggle(self) -> None:
        """Compare, or show the canvas again."""
        if self.is_open:
            self.close()
        elif self._takes.current is not None:
            self.open(None)

    def open(self, first: Take | None) -> None:
        """Compare the take that is looked at with another one."""
        self._first = first
        self._canvas = None, QImage()
        self.comparison.setGeometry(QRect(QPoint(), self._view.size()))
        self.comparison.show()
        self.comparison.raise_()
        self.refresh()
        self.comparison.view.fit()
        self.comparison.view.setFocus()

    def close(self) -> None:
        """Show the canvas again."""
        if self.is_open:
            self._view.setFocus()
            self.comparison.hide()
            self.comparison.set_pictures(QImage(), QImage(), ("", ""))
            self._first, self._canvas = None, (None, QImage())

    def refresh(self) -> None:
        """Show what is compared now; without a take nothing is."""
        if not self.is_open:
            return
        second = self._takes.current
        if second is None:
            self.close()
            return
        first = self._first if self._first is not None and self._first is not second else self._takes.before
        if first is None:
            self._read_canvas(second)
            pictures, name = self._canvas[1], self.tr("Canvas")
        else:
            pictures, name = first.image or QImage(), self._takes.name_of(first)
        self.comparison.set_pictures(pictures, second.image or QImage(), (name, self._takes.name_of(second)))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Stay as large as the view."""
        if watched is self._view and event.type() is QEvent.Type.Resize and self.is_open:
            self.comparison.resize(self._view.size())
        return False

    def _read_canvas(self, take: Take) -> None:
        if self._canvas[0] is take:
            return
        self._canvas = take, QImage()
        rect, canvas = self._takes.rect_of(take), self._work.canvas.drawn()
        read = stored_tiles(self._work.context.assets)

        def flat() -> Pixels:
            return flatten(canvas, read, rect, lambda: None)

        def show(image: QImage) -> None:
            if self._canvas[0] is take:
                self._canvas = take, image
                self.refresh()

        self._loader.load(flat, show)
