"""BrushesDock: brushes to choose, to keep and to take in, and how the one in the hand is set."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.api import Settings
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.name_field import NameField
from app.widgets.scrolled_column import ScrolledColumn
from plugins.canvas.brush.foreign import PATTERNS
from plugins.canvas.brush.preset import Preset
from plugins.canvas.panel.brushes.brush_list import BrushList
from plugins.canvas.panel.brushes.editor import BrushEditor
from plugins.canvas.panel.brushes.library import BrushLibrary
from plugins.canvas.panel.tool_state import ToolState

_TUNED = "canvas.brushes-tuned"
"""The setting that shows how the brush is set, below the list."""


class BrushesDock(QWidget):
    """Files of other programs can be dropped on it."""

    def __init__(self, library: BrushLibrary, tools: ToolState, settings: Settings, icons: Icons) -> None:
        super().__init__()
        self._library, self._tools = library, tools
        self.setProperty("class", "dock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search brushes"))
        self._search.setAccessibleName(self.tr("Search brushes"))
        self._search.setClearButtonEnabled(True)
        self.list = BrushList(library)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._search.textChanged.connect(self.list.search)
        self.list.chosen.connect(self.take)
        self.list.customContextMenuRequested.connect(self._menu)
        self._buttons: dict[str, IconButton] = {}
        foot = QHBoxLayout()
        foot.setSpacing(4)
        for name, icon, words, run in (
            ("keep", "plus", self.tr("Keep the brush as it is set"), self.keep),
            ("star", "star", self.tr("Reach this brush by a key"), self._toggle_favourite),
            ("import", "upload", self.tr("Take in brushes of GIMP or MyPaint…"), self._choose_files),
            ("delete", "trash-2", self.tr("Delete this brush"), self._remove),
        ):
            button = IconButton(icons, icon, words)
            button.clicked.connect(run)
            self._buttons[name] = button
            if name == "delete":
                foot.addStretch(1)
            foot.addWidget(button)
        self._buttons["star"].setCheckable(True)
        tune = IconButton(icons, "sliders-horizontal", self.tr("Set the brush in every way"))
        tune.setCheckable(True)
        foot.insertWidget(foot.count() - 2, tune)
        self.editor = BrushEditor(tools, icons)
        scroll = ScrolledColumn(self.editor)
        top = QWidget()
        upper = QVBoxLayout(top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(8)
        upper.addWidget(self._search)
        upper.addWidget(self.list, 1)
        upper.addLayout(foot)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(top)
        both.addWidget(scroll)
        scroll.setVisible(bool(settings.get(_TUNED, default=False)))
        tune.setChecked(not scroll.isHidden())
        tune.toggled.connect(scroll.setVisible)
        tune.toggled.connect(lambda on: settings.set(_TUNED, on))
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(both)
        self.list.currentItemChanged.connect(self._show)
        library.changed.connect(self._show)
        library.imported.connect(self.take)
        self._show()

    def sizeHint(self) -> QSize:
        """Room for some brushes."""
        return QSize(260, 420)

    def take(self, id_: str) -> None:
        """Take a brush into the hand."""
        preset = self._library.find(id_)
        if preset is not None:
            self.list.mark(id_)
            self._tools.take_brush(preset.brush)

    def keep(self) -> None:
        """Keep the brush in the hand, and type its name."""
        current = self.list.current
        base = self.tr("My brush") if current is None else self._library.title(current)
        names = {self._library.title(preset) for preset in self._library.presets}
        number = 2
        while (name := f"{base} {number}") in names:
            number += 1
        self._search.clear()
        self.list.mark(self._library.add(name, self._tools.brush))
        self._rename()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Delete deletes an own brush."""
        match event.key():
            case Qt.Key.Key_F2:
                self._rename()
            case Qt.Key.Key_Delete:
                self._remove()
            case _:
                super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of brushes are welcome."""
        if _brush_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        files = _brush_files(event)
        if files:
            event.acceptProposedAction()
            self._library.take_in(files)

    def _show(self) -> None:
        current = self.list.current
        own = current is not None and current.own
        self._buttons["delete"].setEnabled(own)
        self._buttons["star"].setEnabled(current is not None)
        self._buttons["star"].setChecked(current is not None and current.id in self._library.favourites)

    def _toggle_favourite(self) -> None:
        current = self.list.current
        if current is not None:
            self._library.set_favourite(current.id, on=current.id not in self._library.favourites)
            self._show()

    def _rename(self) -> None:
        current, item = self.list.current, self.list.currentItem()
        if current is None or item is None or not current.own:
            return
        self.list.scrollToItem(item)
        box = self.list.visualItemRect(item)
        field = NameField(current.name, box, self.tr("Name of the brush"), self.list.viewport())
        field.named.connect(lambda name: self._library.rename(current.id, name))

    def _remove(self) -> None:
        current = self.list.current
        if current is not None and current.own:
            self._library.remove(current.id)

    def _choose_files(self) -> None:
        words = self.tr("Brushes ({patterns})").format(patterns=" ".join(PATTERNS))
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Take in brushes"), "", words)
        self._library.take_in([Path(file) for file in files])

    def _menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        if item is None:
            return
        self.list.setCurrentItem(item)
        current: Preset | None = self.list.current
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        favourite = current is not None and current.id in self._library.favourites
        entries = [(self.tr("No key any more") if favourite else self.tr("Reach by a key"), self._toggle_favourite)]
        if current is not None and current.own:
            entries += [(self.tr("Rename"), self._rename), (self.tr("Delete"), self._remove)]
        for text, run in entries:
            action = QAction(text, menu)
            action.triggered.connect(run)
            menu.addAction(action)
        menu.popup(self.list.viewport().mapToGlobal(at))


def _brush_files(event: QDropEvent) -> list[Path]:
    """The files of brushes in what is dragged."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    endings = {pattern.removeprefix("*") for pattern in PATTERNS}
    return [path for path in paths if path.suffix.lower() in endings]
