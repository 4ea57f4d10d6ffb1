"""GalleryBar: what is looked for in the gallery, typed, chosen and shown in chips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from app.api import AssetId
from app.api.finding import HistoryQuery, Order, parse_query, parts_of, without, written
from app.ui.gallery_completer import GalleryCompleter
from app.widgets.colour_picker import ColourPicker
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons

_TYPING_MS = 15
_CHOOSING_MS = 40
_SWATCH = 12


class GalleryBar(QWidget):
    """`changed` tells that something else is looked for; the query is complete at any time."""

    changed = Signal()
    boards_wanted = Signal(bool)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._colour: QColor | None = None
        self._like: tuple[AssetId, str] | None = None
        self._order = Order.LATEST
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by words, or model: rating:>=4 board: date:2026-11"))
        self.search.setAccessibleName(self.tr("Search everything made"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.completer = GalleryCompleter(self.search)
        self.favourites = IconButton(icons, "star", self.tr("Favourites only"))
        self.favourites.setCheckable(True)
        self._picker = ColourPicker()
        self._colours = IconButton(icons, "palette", self.tr("Find by colour"))
        self._colours.setMenu(self._colour_menu())
        self._orders = IconButton(icons, "list-ordered", self.tr("Order"))
        self._orders.setMenu(self._order_menu())
        self.boards = IconButton(icons, "folder-open", self.tr("Boards"))
        self.boards.setCheckable(True)
        for button in (self._colours, self._orders):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.words = QLabel()
        self.words.setProperty("class", "secondary")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.boards)
        row.addWidget(self.search, 1)
        row.addLayout(self._chips)
        for widget in (self._colours, self._orders, self.favourites, self.words):
            row.addWidget(widget)
        self._timer = _single(self, self._tell)
        self.search.textChanged.connect(lambda _text: self._timer.start(_TYPING_MS))
        self.favourites.toggled.connect(lambda _on: self._tell())
        self.boards.toggled.connect(self.boards_wanted)
        self._picker_timer = _single(self, self._colour_chosen)
        self._picker.colour_changed.connect(lambda _colour: self._picker_timer.start(_CHOOSING_MS))

    @property
    def query(self) -> HistoryQuery:
        """What is looked for."""
        colour = self._colour
        return replace(
            parse_query(self.search.text()).query,
            favourites=self.favourites.isChecked(),
            colour=(colour.red(), colour.green(), colour.blue()) if colour is not None else None,
            like=self._like[0] if self._like else None,
            order=self._order,
        )

    def set_board(self, board: str) -> None:
        """Look on one board, or on none in particular."""
        text = self.search.text()
        for part in parts_of(text):
            if part.lower().startswith("board:"):
                text = without(text, part)
        self.search.setText(f"{text} {written('board', board)} ".lstrip() if board else text)

    def set_like(self, asset: AssetId, name: str) -> None:
        """Look for what is like a result."""
        self._like = (asset, name)
        self._tell()

    def set_colour(self, colour: QColor | None) -> None:
        """Look for pictures that have some of a colour, or for any."""
        self._colour = colour
        self._tell()

    def set_order(self, order: Order) -> None:
        """Show in another order."""
        self._order = order
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        while self._chips.count():
            item = self._chips.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        text = self.search.text()
        for part in parse_query(text).unknown:
            hint = self.tr("This is not understood, and not looked for. Remove it")
            self._chip(f"{part} ?", hint, lambda part=part: self.search.setText(without(self.search.text(), part)))
        if self._colour is not None:
            icon = QPixmap(_SWATCH, _SWATCH)
            icon.fill(self._colour)
            self._chip(self._colour.name(), self.tr("Look for any colour"), partial(self.set_colour, None), QIcon(icon))
        if self._like is not None:
            name = " ".join(self._like[1].split())
            short = name if len(name) <= 20 else f"{name[:19]}…"
            self._chip(self.tr("Like: {name}").format(name=short), self.tr("Look for anything"), self._any)

    def _chip(self, text: str, hint: str, remove: object, icon: QIcon | None = None) -> None:
        chip = QToolButton()
        chip.setText(f"{text}  ×")
        chip.setToolTip(hint)
        chip.setAccessibleName(f"{hint}: {text}")
        chip.setStyleSheet("QToolButton { border: 1px solid palette(mid); border-radius: 6px; padding: 2px 6px; }")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if icon is not None:
            chip.setIcon(icon)
        if callable(remove):
            chip.clicked.connect(lambda _on: remove())
        self._chips.addWidget(chip)

    def _any(self) -> None:
        self._like = None
        self._tell()

    def _colour_chosen(self) -> None:
        self.set_colour(self._picker.colour)

    def _colour_menu(self) -> QMenu:
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._picker)
        menu.addAction(action)
        menu.addAction(self.tr("Any colour"), lambda: self.set_colour(None))
        return menu

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, words in (
            (Order.LATEST, self.tr("Latest first")),
            (Order.OLDEST, self.tr("Oldest first")),
            (Order.BEST_RATED, self.tr("Best rated first")),
        ):
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(partial(self._ordered, order))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _ordered(self, order: Order, _on: bool = False) -> None:
        self.set_order(order)

    def offer(self, models: Sequence[str], boards: Sequence[str]) -> None:
        """What can be completed."""
        self.completer.offer(models, boards)


def _single(parent: QWidget, act: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    if callable(act):
        timer.timeout.connect(act)
    return timer
