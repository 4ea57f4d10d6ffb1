"""MissingMediaBar: large media that are not where they were, and finding them again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.api import JobContext, Lane, Messages
from app.api.studio import MissingMedia, Project
from app.ui.parts import WindowParts
from app.ui.project_control import ProjectControl
from app.widgets.elided_label import ElidedLabel

_MOST_SHOWN = 12
_ROW = 24
_LIST_WIDTH = 560


class MissingMediaBar(QWidget):
    """Names what is missing, and lists it with size and place; the document keeps naming it whatever is done here."""

    def __init__(self, parts: WindowParts, control: ProjectControl, messages: Messages) -> None:
        super().__init__()
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._parts, self._control, self._messages = parts, control, messages
        self._missing: Sequence[MissingMedia] = ()
        self._title = QLabel()
        self._names = ElidedLabel()
        self._which = QPushButton(self.tr("Which ones…"))
        self._which.clicked.connect(self._open_list)
        find = QPushButton(self.tr("Find…"))
        menu = QMenu(find)
        menu.addAction(self.tr("In a folder…"), self._ask_folder)
        menu.addAction(self.tr("A file…"), self._ask_file)
        find.setMenu(menu)
        go_on = QPushButton(self.tr("Go on without"))
        go_on.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._names, 1)
        layout.addWidget(self._which)
        layout.addWidget(find)
        layout.addWidget(go_on)
        self._list = QFrame(self, Qt.WindowType.Popup)
        self._list.setProperty("class", "card")
        self._list.setAccessibleName(self.tr("Missing media"))
        self._list.setFixedWidth(_LIST_WIDTH)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._rows)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._scroll)
        self.hide()
        control.opened.connect(self.look)

    @property
    def missing(self) -> Sequence[MissingMedia]:
        """What is missing of the open project."""
        return self._missing

    def look(self) -> None:
        """Ask what is missing, and show it where there is anything."""
        project, document = self._control.project, self._parts.session.document
        self.hide()
        self._missing = ()

        def show(found: Any) -> None:
            if project is self._control.project:
                self._show(found)

        self._parts.jobs.run("", lambda _context: project.missing(document), Lane.IO, show)

    def show_again(self) -> None:
        """Show what is missing after it was put away, or say that nothing is."""
        if self._missing:
            self.show()
        else:
            self._messages.say(self.tr("Nothing is missing in this project."))

    def look_in(self, chosen: Path) -> None:
        """Look in a file and those beside it, or in a folder; what is found is back in its place."""
        project, before = self._control.project, len(self._missing)

        def look(context: JobContext) -> tuple[Project, int, Sequence[MissingMedia]]:
            found = project.relink(chosen, context)
            return project, len(found), project.missing(self._parts.session.document)

        self._control.run(self.tr("Looking for media"), look, lambda result: self._found(chosen, before, *result))

    def _found(self, chosen: Path, before: int, project: Project, found: int, left: Sequence[MissingMedia]) -> None:
        if project is not self._control.project:
            return
        self._show(left)
        if not left:
            self._messages.say(self.tr("Everything that was missing is back."))
        elif found:
            self._messages.say(self.tr("{found} of {count} are back.").format(found=found, count=before))
        else:
            words = self.tr("{name} holds nothing of what is missing: no file there has the same content.")
            self._messages.say(words.format(name=chosen.name))

    def _show(self, missing: Sequence[MissingMedia]) -> None:
        self._missing = missing
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._title.setText(
            self.tr("One file of this project is missing.")
            if len(missing) == 1
            else self.tr("{count} files of this project are missing.").format(count=len(missing))
        )
        ordered = sorted(missing, key=lambda media: media.name)
        self._names.set_text(QLocale().createSeparatedList([_name_of(media) for media in ordered]))
        for row, media in enumerate(ordered):
            name = QLabel(_name_of(media))
            name.setTextFormat(Qt.TextFormat.PlainText)
            size = QLabel(QLocale().formattedDataSize(media.byte_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat))
            size.setProperty("class", "secondary")
            size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            place = ElidedLabel(self.tr("last in {folder}").format(folder=media.seen.parent))
            for column, widget in enumerate((name, size, place)):
                widget.setFixedHeight(_ROW)
                self._grid.addWidget(widget, row, column)
        self._scroll.setFixedHeight(_ROW * min(len(missing), _MOST_SHOWN))
        self._list.adjustSize()
        self.setVisible(bool(missing))

    def _open_list(self) -> None:
        right = self._which.mapToGlobal(QPoint(self._which.width(), self._which.height() + 4))
        self._list.move(right - QPoint(self._list.width(), 0))
        self._list.show()

    def _ask_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Find in a folder"), self._start()):
            self.look_in(Path(name))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Find a file"), self._start())
        if name:
            self.look_in(Path(name))

    def _start(self) -> str:
        path = self._control.project.path
        return str(path.parent if path else Path.home())


def _name_of(media: MissingMedia) -> str:
    return media.name or media.seen.name[:12]
