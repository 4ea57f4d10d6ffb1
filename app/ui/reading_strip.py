"""ReadingStrip: what a prompt was understood as, word by word, and the plan that follows and can be changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.api import Json, ReadFact, Reading, ReadPart
from app.ui.translation import in_language
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import Icons

_LONGEST_WORD = 28
_LONGEST_FACT = 34
"""A fact that is longer, and that no field settles, is a line of text."""


class ReadingStrip(QWidget):
    """Chips in the order of the sentence, then the plan's facts as buttons, each with a menu of other values."""

    chosen = Signal(str, object)
    """A field of the request, and the value that it is to hold."""
    part_clicked = Signal(int, int)
    """Where a part of the prompt begins and ends, in code points."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._reading = Reading()
        self._shown: tuple[Reading, str, frozenset[str]] | None = None
        self._parts, self._facts = QWidget(), QWidget()
        FlowLayout(self._parts)
        FlowLayout(self._facts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._parts_head = self._caption(self.tr("Understood as"))
        self._facts_head = self._caption(self.tr("Plan"))
        self._lines = QLabel()
        self._lines.setProperty("class", "secondary")
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setWordWrap(True)
        for widget in (self._parts_head, self._parts, self._facts_head, self._facts, self._lines):
            layout.addWidget(widget)
        self.hide()

    @property
    def reading(self) -> Reading:
        """What is shown."""
        return self._reading

    def show_reading(self, reading: Reading | None, prompt: str, fields: Collection[str]) -> None:
        """Show what was understood of a prompt; facts that no field of these settles are only said."""
        wanted = (reading or Reading(), prompt, frozenset(fields))
        if wanted == self._shown:
            return
        self._shown, self._reading = wanted, wanted[0]
        parts, facts = self._reading.parts, self._reading.facts
        _fill(self._parts, [self._chip(part, prompt) for part in parts])
        told = [fact for fact in facts if fact.settles not in wanted[2]]
        long = [fact for fact in told if len(in_language(fact.short)) > _LONGEST_FACT]
        short = [fact for fact in facts if fact not in long]
        _fill(self._facts, [self._button(fact, settled=fact.settles in wanted[2]) for fact in short])
        self._lines.setText("\n".join(self._said(fact) for fact in long))
        self._parts_head.setVisible(bool(parts))
        self._parts.setVisible(bool(parts))
        self._facts_head.setVisible(bool(facts))
        self._facts.setVisible(bool(short))
        self._lines.setVisible(bool(long))
        self.setVisible(bool(parts or facts))

    def _caption(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("class", "caption")
        return label

    def _chip(self, part: ReadPart, prompt: str) -> QToolButton:
        word = prompt[part.start : part.end].strip()
        short, says = in_language(part.short), in_language(part.says)
        if not part.understood:
            text = self.tr("{word}: not understood").format(word=_cut(word))
        elif short.casefold() == word.casefold():
            text = _cut(word)
        else:
            text = f"{_cut(word)} → {_cut(short)}"
        chip = self._small(text, part.icon if part.understood else "circle-alert")
        chip.setToolTip(self.tr("“{word}” – {says}").format(word=word, says=says))
        chip.setAccessibleName(self.tr("“{word}” – {says}").format(word=word, says=says))
        chip.clicked.connect(lambda: self.part_clicked.emit(part.start, part.end))
        return chip

    def _button(self, fact: ReadFact, *, settled: bool) -> QWidget:
        name, short = in_language(fact.name), in_language(fact.short)
        button = self._small(short, "lock" if fact.given and settled else fact.icon)
        said = self._said(fact)
        if fact.given and settled:
            said = self.tr("{name}: {value}, set here whatever the prompt says").format(name=name, value=short)
        button.setAccessibleName(said)
        button.setToolTip(said)
        if settled:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(button)
            menu.setAccessibleName(name)
            # Filled when it opens: a plan of four tracks has hundreds of entries.
            menu.aboutToShow.connect(lambda: self._fill_menu(menu, fact))
            button.setMenu(menu)
        return button

    def _said(self, fact: ReadFact) -> str:
        return self.tr("{name}: {value}").format(name=in_language(fact.name), value=in_language(fact.short))

    def _small(self, text: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("class", "chip")
        button.setText(text.replace("&", "&&"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if icon:
            button.setIcon(self._icons.icon(icon))
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fill_menu(self, menu: QMenu, fact: ReadFact) -> None:
        menu.clear()
        if fact.given:
            self._entry(menu, self.tr("As the prompt says"), fact.settles, fact.free)
            menu.addSeparator()
        groups: dict[str, QMenu] = {}
        for choice in fact.choices:
            group = in_language(choice.group)
            if group and group not in groups:
                groups[group] = menu.addMenu(group)
            entry = self._entry(groups.get(group, menu), in_language(choice.says), fact.settles, choice.value)
            entry.setCheckable(True)
            entry.setChecked(choice.value == fact.value)

    def _entry(self, menu: QMenu, text: str, field: str, value: Json) -> QAction:
        entry = QAction(text.replace("&", "&&"), menu)
        entry.triggered.connect(partial(self._choose, field, value))
        menu.addAction(entry)
        return entry

    def _choose(self, field: str, value: Json, _checked: bool = False) -> None:
        self.chosen.emit(field, value)


def _fill(holder: QWidget, widgets: Sequence[QWidget]) -> None:
    layout = holder.layout()
    if layout is None:
        return
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()
    holder.updateGeometry()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_WORD else f"{text[: _LONGEST_WORD - 1]}…"
