"""SketcherPane: a line of SMILES and a board, each of which follows the other, and what is done with the molecule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.api import UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.molecules.model import LONGEST_SMILES
from plugins.molecules.panel.background import Background
from plugins.molecules.panel.saying import said
from plugins.molecules.panel.sketcher.board import Draw, SketchBoard, Tool
from plugins.molecules.panel.sketcher.tool_bar import ToolBar
from plugins.molecules.sketching.converting import Read, cleaned, read_sketch, read_smiles
from plugins.molecules.sketching.sketch import Sketch

_AFTER_MS = 80


@dataclass(frozen=True, slots=True)
class _Typed:
    text: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class _Cleaned:
    sketch: Sketch


class SketcherPane(QWidget):
    """`edited` is the molecule that is drawn anew, if any: its place in the set is kept."""

    add_wanted = Signal(str)
    """A SMILES that is to come into the set."""
    change_wanted = Signal(str, str)
    """The id of a molecule, and the SMILES that it is to have."""
    look_wanted = Signal(str)
    """A SMILES that is to be looked for in the set."""
    use_wanted = Signal(str, str)
    """The SMILES of a molecule, and what of it stays, with its open places."""
    close_wanted = Signal()

    def __init__(self, background: Background, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._background = background
        self._read = Read()
        self._edited = ""
        self._opened = ""
        self.setProperty("class", "row")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self._read_line)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_SMILES)
        self.line.setPlaceholderText(self.tr("SMILES, such as CC(=O)Oc1ccccc1C(=O)O"))
        self.line.setAccessibleName(self.tr("SMILES"))
        self.line.setClearButtonEnabled(True)
        self.line.textEdited.connect(lambda _text: self._later.start())
        self.line.returnPressed.connect(self._enter)
        self.tools = ToolBar(icons)
        self.board = SketchBoard()
        self.board.changed.connect(self._drawn)
        self.board.tool_wanted.connect(self.choose_tool)
        self.tools.chosen.connect(self.choose_tool)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.add = QPushButton(self.tr("Add to the set"))
        self.add.setToolTip(self.tr("Put this molecule into the set that is shown (Enter in the line)"))
        self.add.clicked.connect(lambda: self.add_wanted.emit(self._read.smiles))
        self.change = QPushButton(self.tr("Change the molecule"))
        self.change.setToolTip(self.tr("Give the molecule that was opened this structure"))
        self.change.clicked.connect(self._change)
        self.change.hide()
        self.look = QPushButton(self.tr("Find in the set"))
        self.look.setToolTip(self.tr("Show only molecules that have this as a part"))
        self.look.clicked.connect(lambda: self.look_wanted.emit(self._read.smiles))
        self.use = QPushButton(self.tr("Use this piece"))
        self.use.setProperty("class", "primary")
        self.use.setToolTip(self.tr("What is drawn stays, and something is attached at each open place (*)"))
        self.use.clicked.connect(lambda: self.use_wanted.emit(self._opened, self._read.smiles))
        self.use.hide()
        self._undo = IconButton(icons, "undo-2", self.tr("Take the last step on the board back (Ctrl+Z)"))
        self._undo.clicked.connect(self.board.undo)
        self._redo = IconButton(icons, "redo-2", self.tr("Make the step again"))
        self._redo.clicked.connect(self.board.redo)
        self._clean = IconButton(icons, "wand-sparkles", self.tr("Clean up: place the atoms anew"))
        self._clean.clicked.connect(self.clean_up)
        self._clear = IconButton(icons, "trash-2", self.tr("Clear the board"))
        self._clear.clicked.connect(self.board.clear)
        close = IconButton(icons, "x", self.tr("Close the board (D)"))
        close.clicked.connect(self.close_wanted)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.line, 1)
        for button in (self._undo, self._redo, self._clean, self._clear, close):
            top.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.words, 1)
        for action in (self.look, self.change, self.add, self.use):
            below.addWidget(action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.tools)
        layout.addWidget(self.board, 1)
        layout.addLayout(below)
        background.found.connect(self._take)
        self._say()

    @property
    def smiles(self) -> str:
        """The SMILES of what is drawn; empty where it is no molecule."""
        return self._read.smiles if not self._read.fault else ""

    def open(self, smiles: str, edited: str = "") -> None:
        """Draw a molecule; `edited` is the id of the one in the set that it is."""
        self._edited, self._opened = edited, ""
        self.change.setVisible(bool(edited))
        self.use.hide()
        self.line.setText(smiles)
        self._read_line()

    def open_piece(self, piece: str, molecule: str) -> None:
        """Say which piece of a molecule stays, and where something may be attached to it."""
        self._edited, self._opened = "", molecule
        self.change.hide()
        self.use.show()
        self.choose_tool(Draw("*"))
        self.line.setText(piece)
        self._read_line()

    def choose_tool(self, tool: Tool) -> None:
        """Draw with another tool."""
        self.board.tool = tool
        self.tools.show_tool(tool)

    def clean_up(self) -> None:
        """Place the atoms anew."""
        sketch = self.board.sketch

        def clean() -> Sketch | UserError:
            try:
                return cleaned(sketch)
            except UserError as error:
                return error

        if sketch.atoms:
            self._background.ask(_Cleaned(sketch), clean)

    def _read_line(self) -> None:
        self._later.stop()
        text = self.line.text().strip()
        self._background.ask(_Typed(text), partial(read_smiles, text))

    def _drawn(self, sketch: Sketch) -> None:
        self._later.stop()
        self._background.ask(_Drawn(sketch), partial(read_sketch, sketch))
        self._say()

    def _take(self, key: object, result: object) -> None:
        match key, result:
            case _Typed(text), Read() if text == self.line.text().strip():
                self._read = result
                # While a SMILES is typed it is wrong half of the time: what was drawn stays until it is right.
                if not result.fault and result.sketch != self.board.sketch:
                    self.board.show_sketch(result.sketch, step=True)
                self.board.show_read(result)
            case _Drawn(sketch), Read() if sketch == self.board.sketch:
                self._read = result
                if not result.fault:
                    self.line.setText(result.smiles)
                self.board.show_read(result)
            case _Cleaned(sketch), Sketch() if sketch == self.board.sketch:
                self.board.change(result)
                self.board.fit()
            case _:
                return
        self._say()

    def _say(self) -> None:
        read = self._read
        fault = said(read.fault) if read.fault else ""
        hint = ""
        if not self.use.isHidden():
            hint = self.tr("Click the atoms to which something may be attached; click an open place to take it away.")
        self.words.setText(fault or hint)
        kind = "bad" if fault else "secondary"
        if self.words.property("class") != kind:
            self.words.setProperty("class", kind)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)
        whole = bool(read.smiles) and not fault
        for button in (self.add, self.change, self.look):
            button.setEnabled(whole)
        self.use.setEnabled(whole and "*" in read.smiles)
        self._undo.setEnabled(self.board.can_undo)
        self._redo.setEnabled(self.board.can_redo)
        self._clean.setEnabled(bool(self.board.sketch.atoms))
        self._clear.setEnabled(bool(self.board.sketch.atoms))

    def _enter(self) -> None:
        self._read_line()
        text = self.line.text().strip()
        if self._read.smiles == text and not self._read.fault and text:
            self._change() if self._edited else self.add_wanted.emit(text)

    def _change(self) -> None:
        self.change_wanted.emit(self._edited, self._read.smiles)
