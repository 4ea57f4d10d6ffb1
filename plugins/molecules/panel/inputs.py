"""Inputs: what the selected molecules give to the generator that is chosen, seen before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from app.api import UserError
from app.widgets.icons import Icons
from app.widgets.wrapped_label import WrappedLabel
from plugins.molecules.giving import Gift, Given, given_of, shown_again
from plugins.molecules.panel.background import Background
from plugins.molecules.panel.drawings import Drawings
from plugins.molecules.panel.piece_picture import PiecePicture
from plugins.molecules.panel.saying import said
from plugins.molecules.panel.work import MoleculesWork

GIFTS = {
    "molecules.decorate": Gift.SCAFFOLD,
    "molecules.link": Gift.FRAGMENTS,
    "molecules.analogues": Gift.MOLECULE,
    "molecules.optimise": Gift.MOLECULE,
}
"""What each generator is given, by its id."""
_OPTIONAL = "molecules.optimise"


@dataclass(frozen=True, slots=True)
class _Asked:
    gift: Gift
    smiles: tuple[str, ...]


class Inputs(QWidget):
    """Hidden where the generator is given no molecule. What was selected, or recalled, holds until others are."""

    piece_wanted = Signal(str, str)
    """A piece that is to be opened on the board, and the SMILES of the molecule that it is of."""

    def __init__(
        self, work: MoleculesWork, background: Background, drawings: Drawings, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._work, self._background, self._icons = work, background, icons
        self._generator = ""
        self._asked: _Asked | None = None
        self._given = Given()
        self._recalled = ""
        self._selected: tuple[str, ...] = ()
        self._current = ""
        self._pieces: dict[str, str] = {}
        self._title = QLabel()
        self._title.setProperty("class", "caption")
        self.pictures = (PiecePicture(drawings, self), PiecePicture(drawings, self))
        places = self.tr("Open places…")
        self.buttons = (QPushButton(icons.icon("circle-dot"), places), QPushButton(icons.icon("circle-dot"), places))
        self.words = WrappedLabel()
        self.begins = QCheckBox(self.tr("Begin with the selected molecule"))
        self.begins.toggled.connect(lambda _on: self._look())
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        for number, (picture, button) in enumerate(zip(self.pictures, self.buttons, strict=True)):
            button.setProperty("class", "quiet")
            button.setToolTip(self.tr("Say on the board where something may be attached"))
            button.clicked.connect(partial(self._open, number))
            layout.addWidget(picture)
            layout.addWidget(button)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.begins)
        self.hide()
        background.found.connect(self._take)
        work.current_changed.connect(self._changed)
        work.selected_changed.connect(self._changed)

    @property
    def given(self) -> Given:
        """What is given now, or why nothing is."""
        return self._given

    def show_for(self, generator: str) -> None:
        """Show what a generator is given."""
        if generator != self._generator:
            self._generator, self._recalled = generator, ""
            self._look()

    def gives(self, generator: str, name: str) -> bool:
        """Whether a field of a generator is filled from here."""
        gift = GIFTS.get(generator)
        return gift is not None and gift.value == name and (generator != _OPTIONAL or self._begins(generator))

    def value(self, generator: str) -> str:
        """What a generator is given; raises UserError where it cannot be."""
        gift = GIFTS[generator]
        if self._recalled and generator == self._generator:
            return self._recalled
        given = given_of(gift, self._smiles(gift))
        if given.fault:
            raise UserError(given.fault)
        return given.value

    def recall(self, generator: str, value: str) -> None:
        """Take up what was given once."""
        self._generator, self._recalled = generator, value
        self.begins.setChecked(bool(value))
        self._look()

    def keep(self, molecule: str, piece: str) -> None:
        """What of a molecule stays, as it was said on the board."""
        self._pieces[molecule] = piece
        self._recalled = ""
        self._look()

    def _begins(self, generator: str) -> bool:
        return generator != _OPTIONAL or self.begins.isChecked()

    def _molecules(self, gift: Gift) -> tuple[str, ...]:
        """The SMILES of the molecules that give."""
        return self._selected if gift is Gift.FRAGMENTS else (self._current,) if self._current else ()

    def _smiles(self, gift: Gift) -> tuple[str, ...]:
        """What they give before it is cut: a piece that was said on the board in place of its molecule."""
        plain = self._molecules(gift)
        return plain if gift is Gift.MOLECULE else tuple(self._pieces.get(one, one) for one in plain)

    def _changed(self) -> None:
        """Take what is selected; nothing selected, as where a take is shown, leaves it as it was."""
        selected, current = self._work.selected, self._work.current
        if not selected or current is None:
            return
        self._selected, self._current = tuple(one.smiles for one in selected), current.smiles
        self._recalled = ""
        self._look()

    def _look(self) -> None:
        """Find out what is given by now."""
        gift = GIFTS.get(self._generator)
        self.setVisible(gift is not None)
        if gift is None:
            return
        smiles = self._smiles(gift)
        if self._recalled:
            self._asked = None
            self._show(gift, shown_again(gift, self._recalled))
            return
        self._asked = _Asked(gift, smiles)
        self._background.ask(self._asked, partial(given_of, gift, smiles))

    def _take(self, key: object, result: object) -> None:
        if isinstance(key, _Asked) and key == self._asked and isinstance(result, Given):
            self._show(key.gift, result)

    def _show(self, gift: Gift, given: Given) -> None:
        self._given = given
        optional = self._generator == _OPTIONAL
        begins = self._begins(self._generator)
        self.begins.setVisible(optional)
        titles = {
            Gift.SCAFFOLD: self.tr("Scaffold"),
            Gift.FRAGMENTS: self.tr("Fragments"),
            Gift.MOLECULE: self.tr("Molecule"),
        }
        self._title.setText(titles[gift])
        for number, (picture, button) in enumerate(zip(self.pictures, self.buttons, strict=True)):
            piece = given.pieces[number] if number < len(given.pieces) else ""
            picture.show_piece(piece, given.places[number] if piece else ())
            picture.setVisible(bool(piece) and begins)
            button.setVisible(bool(piece) and gift is not Gift.MOLECULE)
        words = said(given.fault) if given.fault and begins else self._usual(gift, begins=begins)
        self.words.setText(words)
        wanted = "warning" if given.fault and begins else "secondary"
        if self.words.property("class") != wanted:
            self.words.setProperty("class", wanted)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)

    def _usual(self, gift: Gift, *, begins: bool) -> str:
        match gift:
            case Gift.SCAFFOLD:
                return self.tr("It stays as it is, and something is attached at each marked place.")
            case Gift.FRAGMENTS:
                return self.tr("Both stay as they are, and are linked at their marked places.")
            case Gift.MOLECULE if self._generator == _OPTIONAL:
                return "" if begins else self.tr("It begins with molecules that are drawn anew.")
            case Gift.MOLECULE:
                return self.tr("A part of it stays, and the rest is made anew.")

    def _open(self, number: int) -> None:
        gift = GIFTS.get(self._generator)
        if gift is None or number >= len(self._given.pieces):
            return
        molecules = self._molecules(gift)
        origin = molecules[number] if number < len(molecules) else ""
        self.piece_wanted.emit(self._given.pieces[number], origin)
