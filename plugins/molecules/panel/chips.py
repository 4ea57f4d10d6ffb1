"""ConstraintChips: what the prompt asks of molecules, each as a chip that can be changed, switched off or removed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.api import Json, UserError, Words
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import Icons
from plugins.molecules.panel.asking.group_sheet import GroupSheet
from plugins.molecules.panel.asking.piece_sheet import PieceSheet
from plugins.molecules.panel.asking.range_sheet import RangeSheet
from plugins.molecules.panel.asking.sheet import Sheet
from plugins.molecules.panel.drawings import Drawings
from plugins.molecules.panel.saying import said
from plugins.molecules.quantities import QUANTITIES
from plugins.molecules.wording import constraints as asked
from plugins.molecules.wording.constraints import Constraint, InRange, settled
from plugins.molecules.wording.reading import read

_STEPS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_LONGEST = 48
"""Letters of a chip; the rest is in what is said of it."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A constraint, and whether it holds."""

    constraint: Constraint
    on: bool = True
    source: str = ""
    """The words of the prompt that ask for it, where they say it otherwise."""
    added: bool = False
    """Whether the prompt asks nothing of its kind, so that it stays where that is written anew."""


class ConstraintChips(QWidget):
    """What is changed here holds until the prompt is written anew, and what is added here beyond that."""

    changed = Signal()

    def __init__(self, drawings: Drawings, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawings, self._icons = drawings, icons
        self._prompt = ""
        self._fault = Words()
        self._chips: tuple[Chip, ...] = ()
        self._said: tuple[Chip, ...] = ()
        """What the prompt itself asks for."""
        self.buttons: list[QToolButton] = []
        self._flow = QWidget()
        flow = FlowLayout(self._flow)
        self._title = QLabel(self.tr("Constraints"))
        self._title.setProperty("class", "caption")
        self._title.setToolTip(self.tr("What the prompt asks for: a click on one changes it, or switches it off"))
        self._title.setContentsMargins(0, 4, 6, 4)
        flow.addWidget(self._title)
        self.add = self._small("plus", self.tr("Add a constraint"))
        self.add.setAccessibleName(self.tr("Add a constraint"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(self._menu())
        self.back = self._small("undo-2", self.tr("Take back what was changed here"))
        self.back.setText(self.tr("As the prompt says"))
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back.clicked.connect(self.read_anew)
        self._unknown = QLabel()
        self._unknown.setProperty("class", "warning")
        self._unknown.setWordWrap(True)
        self._unknown.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 6)
        layout.setSpacing(4)
        layout.addWidget(self._flow)
        layout.addWidget(self._unknown)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Constraints"))
        self._show()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The constraints in their order."""
        return self._chips

    @property
    def text(self) -> str:
        """The constraints that hold, as a prompt says them; empty where the prompt itself says them all."""
        return ", ".join(asked.phrase(one.constraint) for one in self._chips if one.on) if self._edited else ""

    @property
    def kept(self) -> dict[str, Json]:
        """What `restore` takes, empty where nothing was changed here."""
        chips: list[Json] = [[asked.phrase(one.constraint), one.on, one.added] for one in self._chips]
        return {"prompt": self._prompt, "chips": chips} if self._edited else {}

    @property
    def all_off(self) -> bool:
        """Whether every constraint was switched off or removed, which a request cannot say."""
        return self._edited and not any(one.on for one in self._chips)

    @property
    def fault(self) -> Words:
        """How the constraints that hold contradict one another, nothing where they do not."""
        return self._fault

    @property
    def unknown(self) -> str:
        """What is said of the words that were not understood."""
        return self._unknown.text()

    def show_prompt(self, prompt: str) -> None:
        """Show what a prompt asks for, and what was added; nothing changes while it stays the same."""
        if prompt != self._prompt:
            self._prompt = prompt
            self._said = _chips_of(prompt)
            self._put(*self._said, *(one for one in self._chips if one.added))

    def take(self, prompt: str, text: str) -> None:
        """Take up constraints that held in place of those of a prompt."""
        self._prompt = prompt
        self._said = _chips_of(prompt)
        known = {_subject(one.constraint) for one in self._said}
        held = _chips_of(text) if text else self._said
        self._put(*(replace(one, added=_subject(one.constraint) not in known) for one in held))

    def restore(self, kept: Json) -> None:
        """Be as when something was kept; what cannot be read is left out."""
        match kept:
            case {"prompt": str() as prompt, "chips": [*chips]}:
                self._prompt = prompt
                self._said = _chips_of(prompt)
                self._put(*(chip for one in chips for chip in self._restored(one)))

    def ask(self, constraint: Constraint) -> None:
        """Ask for something more, in place of what was asked of the same quantity or group."""
        subject = _subject(constraint)
        same = [one for one in self._chips if _subject(one.constraint) == subject]
        if not same:
            self._put(*self._chips, Chip(constraint, added=True))
            return
        new = replace(same[0], on=True)
        if new.constraint != constraint:
            new = Chip(constraint, added=new.added)
        self._put(*(new if one is same[0] else one for one in self._chips if one is same[0] or one not in same))

    def switch(self, number: int, *, on: bool) -> None:
        """Have a constraint hold or not."""
        self._replace(number, replace(self._chips[number], on=on))

    def remove(self, number: int) -> None:
        """Take a constraint away."""
        self._put(*self._chips[:number], *self._chips[number + 1 :])

    def read_anew(self) -> None:
        """Ask for what the prompt says, and no more for what was changed here."""
        self._put(*self._said)

    def open_menu(self) -> None:
        """Open the list of what can be added."""
        self.add.setFocus()
        self.add.menu().popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def event(self, event: QEvent) -> bool:
        """Tab goes from one chip to the next here, and hides no docks."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.key() in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be of one height."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Be of one height in another font too."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """What has no words is as high as what has some."""
        self.back.ensurePolished()
        self.add.setFixedHeight(self.back.sizeHint().height())

    @property
    def _edited(self) -> bool:
        return [(one.constraint, one.on) for one in self._chips] != [(one.constraint, one.on) for one in self._said]

    def _restored(self, kept: Json) -> tuple[Chip, ...]:
        match kept:
            case [str() as text, bool() as on, bool() as added]:
                own = [one for one in self._said if asked.phrase(one.constraint) == text]
                by_hand = (replace(one, source="") for one in _chips_of(text))
                return tuple(replace(one, on=on, added=added) for one in own or by_hand)
        return ()

    def _replace(self, number: int, chip: Chip) -> None:
        if chip != self._chips[number]:
            self._put(*self._chips[:number], chip, *self._chips[number + 1 :])

    def _put(self, *chips: Chip) -> None:
        self._chips = chips
        try:
            settled(one.constraint for one in chips if one.on)
            self._fault = Words()
        except UserError as error:
            self._fault = error.words
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        layout = self._flow.layout()
        if layout is None:
            return
        for button in (*self.buttons, self.add, self.back):
            layout.removeWidget(button)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(number, chip) for number, chip in enumerate(self._chips)]
        before: QWidget = self._title
        for button in (*self.buttons, self.add, self.back):
            layout.addWidget(button)
            button.show()
            QWidget.setTabOrder(before, button)
            before = button
        self.back.setVisible(self._edited)
        words = read(self._prompt).unknown
        self._unknown.setText(self.tr("Not understood: {words}").format(words=", ".join(words)) if words else "")
        self._unknown.setVisible(bool(words))

    def _small(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self._flow)
        button.setProperty("class", "chip")
        button.setIcon(self._icons.icon(icon))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(words)
        return button

    def _button(self, number: int, chip: Chip) -> QToolButton:
        words = said(asked.said(chip.constraint))
        state = words if chip.on else self.tr("{constraint} (switched off)").format(constraint=words)
        from_ = self.tr("{constraint}, from “{words}”").format(constraint=state, words=chip.source)
        button = self._small("check" if chip.on else "eye-off", from_ if chip.source else state)
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        button.setText(short.replace("&", "&&"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(state)
        font = button.font()
        font.setStrikeOut(not chip.on)
        button.setFont(font)
        menu = QMenu(button)
        if isinstance(chip.constraint, InRange):
            menu.addAction(self.tr("Change…"), partial(self._open_range, chip.constraint.key, button))
        on = QAction(self.tr("Holds"), menu)
        on.setCheckable(True)
        on.setChecked(chip.on)
        on.triggered.connect(lambda checked: self.switch(number, on=checked))
        gone = QAction(self._icons.icon("x"), self.tr("Remove"), menu)
        gone.triggered.connect(partial(self._remove, number))
        menu.addActions([on, gone])
        button.setMenu(menu)
        return button

    def _remove(self, number: int, _checked: bool = False) -> None:
        self.remove(number)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for one in QUANTITIES:
            menu.addAction(said(one.title) + "…", partial(self._open_range, one.key, self.add))
        menu.addSeparator()
        groups = (self.tr("Keep a group or ring…"), True), (self.tr("Leave out a group or ring…"), False)
        for words, wanted in groups:
            menu.addAction(words, partial(self._open_groups, wanted))
        menu.addAction(self.tr("Keep a piece…"), self._open_piece)
        return menu

    def _open_groups(self, wanted: bool, _checked: bool = False) -> None:
        self._open(GroupSheet(self._icons, self, wanted=wanted), self.add)

    def _open_piece(self) -> None:
        self._open(PieceSheet(self._drawings, self), self.add)

    def _open_range(self, key: str, beside: QWidget, _checked: bool = False) -> None:
        """Ask for a range of a quantity, or for another in place of that which is asked for."""
        ranges = (one.constraint for one in self._chips if isinstance(one.constraint, InRange))
        self._open(RangeSheet(key, next((one for one in ranges if one.key == key), None), self), beside)

    def _open(self, sheet: Sheet, beside: QWidget) -> None:
        sheet.given.connect(self.ask)
        sheet.open(beside)


def _chips_of(text: str) -> tuple[Chip, ...]:
    """What a text asks, one range for each quantity; all of it where it contradicts itself."""
    reading = read(text)
    sources: dict[Constraint, str] = {}
    for part in reading.parts:
        for one in part.constraints:
            sources.setdefault(one, part.text)
    try:
        found = settled(reading.constraints)
    except UserError:
        found = reading.constraints
    return tuple(Chip(one, source=sources.get(one, "")) for one in found)


def _subject(constraint: Constraint) -> str:
    """What a constraint is about: a quantity, or a pattern."""
    return constraint.key if isinstance(constraint, InRange) else constraint.smarts
