"""PieceSheet: a piece that is to be kept is written as SMILES, and seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.api import UserError, Words
from plugins.molecules.panel.asking.sheet import Sheet
from plugins.molecules.panel.drawings import Drawings
from plugins.molecules.panel.piece_picture import PiecePicture
from plugins.molecules.wording.constraints import Has
from plugins.molecules.wording.kept import Piece, piece_kept

_AFTER_MS = 150


class PieceSheet(Sheet):
    """A line that is checked as it is written, and a drawing of what it spells."""

    def __init__(self, drawings: Drawings, parent: QWidget) -> None:
        super().__init__(self.tr("Keep a piece"), parent, self.constraint)
        self.first = self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("SMILES, such as c1ccncc1"))
        self.line.setAccessibleName(self.tr("Piece as SMILES"))
        self.line.setClearButtonEnabled(True)
        self.picture = PiecePicture(drawings, self)
        self.note = QLabel()
        self.note.setProperty("class", "secondary")
        self.note.setWordWrap(True)
        self.apply = QPushButton(self.tr("Add"))
        self.apply.setProperty("class", "primary")
        self.apply.clicked.connect(self.give)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self._check)
        self.line.textChanged.connect(self._later.start)
        self.rows.addWidget(self.line)
        self.rows.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self.note, self.fault, self.apply):
            self.rows.addWidget(widget)

    def constraint(self) -> Has:
        """The wish for what is written; raises UserError."""
        return self._piece().wish

    def _piece(self) -> Piece:
        return piece_kept(self.line.text())

    def _check(self) -> None:
        fault, shown, note = Words(), "", ""
        if self.line.text().strip():
            try:
                exact, shown = self._piece().exact, self.line.text().strip()
                rest = self.tr("Its hands and isotopes are not looked at.")
                note = self.tr("Anything may stand in place of its hydrogens.") if exact else rest
            except UserError as error:
                fault = error.words
        self.picture.show_piece(shown, ())
        self.note.setText(note)
        self.say(fault)
