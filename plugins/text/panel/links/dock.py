"""LinksDock: what was made from the passages of the open chapter, to show, to make again, to unlink."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.api import AssetId, JobContext, Lane, PanelContext, Pixels, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.panel.links.cards import THUMBNAIL, Cards
from plugins.text.panel.links.watching import Row, State, Watching

_LEAST_WIDTH = 280


class LinksDock(QWidget):
    """Cards with what can be done with the current one above them."""

    show_wanted = Signal(object)
    """A Row is to be shown where its kind is worked on."""
    again_wanted = Signal(object)
    """A Row is to be made again."""
    unlink_wanted = Signal(object)
    """A Row is to be unlinked."""
    passage_wanted = Signal(object)
    """A Row's passage is to be shown in the chapter."""
    cancel_wanted = Signal(object)
    """A Row that is being made is not wanted any more."""

    def __init__(self, watching: Watching, context: PanelContext, icons: Icons) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self.setMinimumWidth(_LEAST_WIDTH)
        self._watching, self._context = watching, context
        self._pictures: dict[AssetId, QPixmap] = {}
        self._asked: set[AssetId] = set()
        self._summary = QLabel()
        self._summary.setProperty("class", "secondary")
        self._passage = IconButton(icons, "text-cursor-input", self.tr("Go to the passage"))
        self._show = IconButton(icons, "external-link", self.tr("Show"), hint=self.tr("Show it where it can be used"))
        hint = self.tr("Make it again from the passage as it is now")
        self._again = IconButton(icons, "refresh-cw", self.tr("Make again"), hint=hint)
        hint = self.tr("Unlink it from the passage; it stays in the gallery")
        self._unlink = IconButton(icons, "trash-2", self.tr("Unlink"), hint=hint)
        self._stop = IconButton(icons, "x", self.tr("Stop making it"))
        self.cards = Cards(icons, self._picture)
        self.cards.setAccessibleName(self.tr("Made from passages of this chapter"))
        self._empty = QLabel()
        self._empty.setProperty("class", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.cards)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._summary, 1)
        for button in self._buttons():
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.cards.chosen.connect(self._refresh_buttons)
        self.cards.shown.connect(self._show.click)
        self.cards.removed.connect(self._unlink.click)
        self.cards.menu_wanted.connect(self._menu)
        for button, signal in (
            (self._passage, self.passage_wanted),
            (self._show, self.show_wanted),
            (self._again, self.again_wanted),
            (self._unlink, self.unlink_wanted),
            (self._stop, self.cancel_wanted),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self.cards.current))
        watching.changed.connect(self._refresh)
        self._refresh()

    @property
    def summary(self) -> str:
        """What is said above the cards."""
        return self._summary.text()

    def invite(self, words: str) -> None:
        """What stands here as long as nothing was made."""
        self._empty.setText(words)

    def _buttons(self) -> tuple[IconButton, ...]:
        return (self._passage, self._show, self._again, self._unlink, self._stop)

    def _refresh(self) -> None:
        rows = self._watching.rows
        self._load(rows)
        self.cards.show_rows(rows)
        self._pages.setCurrentWidget(self.cards if rows else self._empty)
        made = [row for row in rows if row.state is not State.MAKING]
        stale = sum(row.is_stale for row in made)
        words = self.tr("{count} made").format(count=len(made)) if made else ""
        if stale:
            words = self.tr("{made}, {stale} outdated").format(made=words, stale=stale)
        self._summary.setText(words)
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        row = self.cards.current
        making = row is not None and row.state is State.MAKING
        linked = row is not None and not making
        writes = not self._context.session.read_only
        self._show.setEnabled(linked)
        self._passage.setEnabled(row is not None and row.found is not None)
        self._again.setEnabled(row is not None and row.found is not None and writes)
        self._unlink.setEnabled(linked and writes)
        self._stop.setEnabled(making)
        self._stop.setVisible(making)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._buttons():
            if not button.isHidden():
                entry = menu.addAction(button.icon(), button.accessibleName(), button.click)
                entry.setEnabled(button.isEnabled())
        menu.popup(at)

    def _picture(self, row: Row) -> QPixmap | None:
        return self._pictures.get(row.link.made) if row.link is not None else None

    def _load(self, rows: tuple[Row, ...]) -> None:
        wanted = [
            row.link.made
            for row in rows
            if row.link is not None
            and row.media_type.startswith("image/")
            and row.link.made not in self._pictures
            and row.link.made not in self._asked
        ]
        if not wanted:
            return
        self._asked.update(wanted)
        assets, size = self._context.assets, 2 * THUMBNAIL

        def read(job: JobContext) -> dict[AssetId, Pixels]:
            found = {}
            for asset in wanted:
                job.check()
                try:
                    found[asset] = assets.thumbnail(asset, size)
                except UserError:
                    # The card says what it was made from all the same.
                    continue
            return found

        self._context.jobs.run("", read, Lane.IO, self._give)

    def _give(self, pictures: Mapping[AssetId, Pixels]) -> None:
        self._pictures.update({asset: _pixmap(pixels) for asset, pixels in pictures.items()})
        self.cards.viewport().update()


def _pixmap(pixels: Pixels) -> QPixmap:
    height, width, channels = pixels.shape
    data = np.ascontiguousarray(pixels)
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    return QPixmap.fromImage(QImage(data.data, width, height, channels * width, kind).copy())
