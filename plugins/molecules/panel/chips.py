"""ConstraintChips: what the prompt asks of molecules, each as a chip that can be changed, switched off or removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QDoubleValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from app.api import UserError, Words
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import Icons
from plugins.molecules.panel.saying import said
from plugins.molecules.wording import constraints as asked
from plugins.molecules.wording.constraints import Constraint, InRange, settled
from plugins.molecules.wording.reading import read


@dataclass(frozen=True, slots=True)
class Chip:
    """A constraint, and whether it holds."""

    constraint: Constraint
    on: bool = True
    source: str = ""
    """The words of the prompt that ask for it, where they say it otherwise."""


class ConstraintChips(QWidget):
    """Hidden where the prompt asks for nothing. What is changed here holds until the prompt is written anew."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._prompt = ""
        self._fault = Words()
        self._chips: tuple[Chip, ...] = ()
        self._edited = False
        self.buttons: list[QToolButton] = []
        self._flow = QWidget()
        flow = FlowLayout(self._flow)
        self._title = QLabel(self.tr("Constraints"))
        self._title.setProperty("class", "caption")
        self._title.setToolTip(self.tr("What the prompt asks for: a click on one changes it, or switches it off"))
        self._title.setContentsMargins(0, 4, 6, 4)
        flow.addWidget(self._title)
        self.back = QToolButton(self._flow)
        self.back.setProperty("class", "chip")
        self.back.setText(self.tr("As the prompt says"))
        self.back.setIcon(icons.icon("undo-2"))
        self.back.setIconSize(QSize(14, 14))
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back.setToolTip(self.tr("Take back what was changed here"))
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
        self.hide()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The constraints in their order."""
        return self._chips

    @property
    def text(self) -> str:
        """The constraints that hold, as a prompt says them; empty where the prompt itself says them all."""
        return ", ".join(asked.phrase(one.constraint) for one in self._chips if one.on) if self._edited else ""

    @property
    def all_off(self) -> bool:
        """Whether every constraint was switched off or removed, which a request cannot say."""
        return self._edited and not any(one.on for one in self._chips)

    @property
    def fault(self) -> Words:
        """How the prompt contradicts itself, nothing where it does not or was changed here."""
        return Words() if self._edited else self._fault

    @property
    def unknown(self) -> str:
        """What is said of the words that were not understood."""
        return self._unknown.text()

    def show_prompt(self, prompt: str) -> None:
        """Show what a prompt asks for; nothing changes while it stays the same."""
        if prompt != self._prompt:
            self._prompt, self._edited = prompt, False
            self._read(prompt)

    def take(self, prompt: str, text: str) -> None:
        """Take up constraints that held in place of those of a prompt."""
        self._prompt, self._edited = prompt, bool(text)
        self._read(text or prompt)

    def switch(self, number: int, *, on: bool) -> None:
        """Have a constraint hold or not."""
        self._put(number, replace(self._chips[number], on=on))

    def remove(self, number: int) -> None:
        """Take a constraint away."""
        self._edited = True
        self._chips = (*self._chips[:number], *self._chips[number + 1 :])
        self._show()

    def set_range(self, number: int, low: float | None, high: float | None) -> None:
        """Give a constraint other bounds; those that exclude one another change nothing."""
        constraint = self._chips[number].constraint
        if not isinstance(constraint, InRange) or (low is None and high is None):
            return
        if low is None or high is None or low <= high:
            self._put(number, Chip(InRange(constraint.key, low, high)))

    def read_anew(self) -> None:
        """Ask for what the prompt says, and no more for what was changed here."""
        self._edited = False
        self._read(self._prompt)

    def _read(self, text: str) -> None:
        """Take up what a text asks, one range for each quantity; all of it where it contradicts itself."""
        reading = read(text)
        sources: dict[Constraint, str] = {}
        for part in reading.parts:
            for one in part.constraints:
                sources.setdefault(one, part.text)
        try:
            found, self._fault = settled(reading.constraints), Words()
        except UserError as error:
            found, self._fault = reading.constraints, error.words
        self._chips = tuple(Chip(one, source=sources.get(one, "")) for one in found)
        self._show()

    def _put(self, number: int, chip: Chip) -> None:
        if chip != self._chips[number]:
            self._edited = True
            self._chips = (*self._chips[:number], chip, *self._chips[number + 1 :])
            self._show()

    def _show(self) -> None:
        layout = self._flow.layout()
        if layout is not None:
            layout.removeWidget(self.back)
        for button in self.buttons:
            if layout is not None:
                layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(number, chip) for number, chip in enumerate(self._chips)]
        for button in (*self.buttons, self.back):
            if layout is not None:
                layout.addWidget(button)
            button.show()
        self.back.setVisible(self._edited)
        words = read(self._prompt).unknown
        self._unknown.setText(self.tr("Not understood: {words}").format(words=", ".join(words)) if words else "")
        self._unknown.setVisible(bool(words))
        self._flow.setVisible(bool(self.buttons) or self._edited)
        self.setVisible(bool(self.buttons or words or self._edited))

    def _button(self, number: int, chip: Chip) -> QToolButton:
        words = said(asked.said(chip.constraint))
        button = QToolButton()
        button.setProperty("class", "chip")
        button.setText(words.replace("&", "&&"))
        button.setIcon(self._icons.icon("check" if chip.on else "eye-off"))
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        state = words if chip.on else self.tr("{constraint} (switched off)").format(constraint=words)
        from_ = self.tr("{constraint}, from “{words}”").format(constraint=state, words=chip.source)
        button.setToolTip(from_ if chip.source else state)
        button.setAccessibleName(state)
        font = button.font()
        font.setStrikeOut(not chip.on)
        button.setFont(font)
        menu = QMenu(button)
        if isinstance(chip.constraint, InRange):
            self._add_range(menu, number, chip.constraint)
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

    def _add_range(self, menu: QMenu, number: int, constraint: InRange) -> None:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(10, 6, 10, 6)
        fields: list[QLineEdit] = []
        for value, words in ((constraint.low, self.tr("At least")), (constraint.high, self.tr("At most"))):
            field = QLineEdit("" if value is None else f"{value:g}")
            field.setValidator(QDoubleValidator(field))
            field.setFixedWidth(64)
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.returnPressed.connect(menu.close)
            fields.append(field)
            layout.addWidget(field)
        action = QWidgetAction(menu)
        action.setDefaultWidget(row)
        menu.addAction(action)
        menu.aboutToHide.connect(lambda: self.set_range(number, *_bounds(fields)))


def _bounds(fields: Sequence[QLineEdit]) -> tuple[float | None, float | None]:
    low, high = (_number(field.text()) for field in fields)
    return low, high


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
