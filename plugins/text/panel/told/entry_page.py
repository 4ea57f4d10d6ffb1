"""EntryPage: one entry of a lorebook, to be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.section import Section
from plugins.text.context.lore import Logic, LoreEntry, Position
from plugins.text.panel.saying import said
from plugins.text.panel.told.fields import LineField, NumberField, TextField, keys_in, labelled, show_keys
from plugins.text.panel.told.firing import Fires
from plugins.text.panel.told.scrolled import Scrolled


class EntryPage(QWidget):
    """Shows an entry and says at each key what is written now; how it stands with the text is said at the top."""

    edited = Signal(object)
    """The LoreEntry as it is now."""
    left = Signal()
    """Back to the list is wanted."""
    step_wanted = Signal(int)
    """The entry before (-1) or after (1) this one is wanted."""
    delete_wanted = Signal()
    field_left = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._entry = LoreEntry("")
        self._showing = False
        self.name = LineField(self.tr("Name of the entry"), placeholder=self.tr("Name"))
        self.keys = TextField(self.tr("Keys"), 2, 6, placeholder=self.tr("lighthouse\n/lamps?/i"))
        self.content = TextField(self.tr("What the model is told"), 4, 14)
        self.constant = QCheckBox(self.tr("Always told, without a key"))
        self.switches = [
            IconButton(icons, "case-sensitive", self.tr("Keys match case")),
            IconButton(icons, "whole-word", self.tr("Keys are whole words")),
            IconButton(icons, "regex", self.tr("Keys are regular expressions")),
        ]
        self.position, self.logic = QComboBox(), QComboBox()
        self.how_deep = NumberField(self.tr("Depth"), 0, unit=self.tr("paragraphs before the end"))
        self.order = NumberField(self.tr("Order"), -1_000_000_000)
        self.secondary = TextField(self.tr("Secondary keys"), 1, 4)
        self.excluded = TextField(self.tr("Keys that keep it out"), 1, 4)
        self.scan = NumberField(
            self.tr("Keys are searched in"), 0, unit=self.tr("paragraphs"), nothing=self.tr("as many as usual")
        )
        self.recursable = QCheckBox(self.tr("Other entries can set it off"))
        self.recurses = QCheckBox(self.tr("Sets off other entries"))
        self.budgeted = QCheckBox(self.tr("Counts towards the space for lore"))
        self._state, self._ignored = QLabel(), QLabel()
        for label in (self._state, self._ignored):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("class", "secondary")
        self._more = Section(self.tr("More"), icons)
        self._build(icons)
        self._connect()

    def show_entry(self, entry: LoreEntry) -> None:
        """Show an entry; what is being written in stays as it is."""
        self._entry = entry
        self._showing = True
        self.name.show_text(entry.name)
        for field, keys in (
            (self.keys, entry.keys),
            (self.secondary, entry.secondary),
            (self.excluded, entry.excluded),
        ):
            show_keys(field, keys)
        self.content.show_text(entry.content)
        for box, on in (
            (self.constant, entry.constant),
            (self.recursable, entry.recursable),
            (self.recurses, entry.recurses),
            (self.budgeted, entry.budgeted),
            *zip(self.switches, (entry.case_sensitive, entry.whole_words, entry.regex), strict=True),
        ):
            box.setChecked(on)
        self.position.setCurrentIndex(self.position.findData(entry.position))
        self.logic.setCurrentIndex(self.logic.findData(entry.logic))
        self.how_deep.show_number(entry.depth)
        self.order.show_number(entry.order)
        self.scan.show_number(entry.scan_paragraphs)
        self._showing = False
        self._ignored.setVisible(bool(entry.ignored))
        self._ignored.setText(self.tr("Not honoured here: {names}.").format(names=", ".join(entry.ignored)))
        self._show_possible()

    def show_state(self, fires: Fires, place: int, *, book_enabled: bool) -> None:
        """Say how the entry stands with the text at the cursor."""
        problem, told = fires.problems.get(place), fires.told.get(place)
        words = problem or told or fires.left_out.get(place)
        text = said(words) if words else ""
        if not book_enabled:
            text = self.tr("The lorebook is switched off.")
        self._state.setText(text)
        self._state.setVisible(bool(text))
        look = "warning" if problem and book_enabled else "good" if told and book_enabled else "secondary"
        if self._state.property("class") != look:
            self._state.setProperty("class", look)
            self._state.style().polish(self._state)

    @property
    def state(self) -> str:
        """What is said of the entry and the text."""
        return self._state.text()

    def _build(self, icons: Icons) -> None:
        for position, words in self._positions():
            self.position.addItem(words, position)
        for logic, words in self._logics():
            self.logic.addItem(words, logic)
        self.position.setAccessibleName(self.tr("Place"))
        self.logic.setAccessibleName(self.tr("How secondary keys count"))
        for combo in (self.position, self.logic):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        head = QHBoxLayout()
        head.setSpacing(4)
        back = IconButton(icons, "chevron-left", self.tr("Back to the entries"))
        back.clicked.connect(self.left)
        head.addWidget(back)
        head.addWidget(self.name, 1)
        for icon, words, by in (
            ("chevron-up", self.tr("Entry before"), -1),
            ("chevron-down", self.tr("Entry after"), 1),
        ):
            button = IconButton(icons, icon, words)
            button.clicked.connect(lambda _checked=False, by=by: self.step_wanted.emit(by))
            head.addWidget(button)
        delete = IconButton(icons, "trash-2", self.tr("Delete entry"))
        delete.clicked.connect(self.delete_wanted)
        head.addWidget(delete)
        area = Scrolled()
        fields = area.column
        fields.setSpacing(8)
        switches = QHBoxLayout()
        switches.setSpacing(2)
        keys = QLabel(self.tr("Keys, one a line"))
        keys.setProperty("class", "secondary")
        keys.setBuddy(self.keys)
        switches.addWidget(keys, 1)
        for button in self.switches:
            button.setCheckable(True)
            switches.addWidget(button)
        fields.addWidget(self._state)
        fields.addLayout(switches)
        fields.addWidget(self.keys)
        fields.addWidget(labelled(self.tr("What the model is told"), self.content))
        fields.addWidget(self.constant)
        fields.addWidget(labelled(self.tr("Place"), self.position))
        fields.addWidget(self.how_deep)
        for widget in (
            labelled(self.tr("Order: the highest stands nearest to the end"), self.order),
            labelled(self.tr("Secondary keys, one a line"), self.secondary),
            self.logic,
            labelled(self.tr("Keys that keep it out, one a line"), self.excluded),
            labelled(self.tr("Keys are searched in"), self.scan),
            self.recursable,
            self.recurses,
            self.budgeted,
        ):
            self._more.body.addWidget(widget)
        fields.addWidget(self._more)
        fields.addWidget(self._ignored)
        fields.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head.setContentsMargins(8, 4, 8, 4)
        layout.addLayout(head)
        layout.addWidget(area, 1)

    def _connect(self) -> None:
        scan = self.scan
        self._on(self.name.typed, "name", lambda: self.name.clean)
        self._on(self.content.typed, "content", lambda: self.content.text)
        for keys, what in ((self.keys, "keys"), (self.secondary, "secondary"), (self.excluded, "excluded")):
            self._on(keys.typed, what, partial(keys_in, keys))
        for box, what in (
            (self.constant, "constant"),
            (self.recursable, "recursable"),
            (self.recurses, "recurses"),
            (self.budgeted, "budgeted"),
            *zip(self.switches, ("case_sensitive", "whole_words", "regex"), strict=True),
        ):
            self._on(box.toggled, what, box.isChecked)
        for combo, what in ((self.position, "position"), (self.logic, "logic")):
            self._on(combo.activated, what, combo.currentData)
        self._on(self.how_deep.typed, "depth", lambda: self.how_deep.whole)
        self._on(self.order.typed, "order", lambda: self.order.number)
        self._on(scan.typed, "scan_paragraphs", lambda: None if scan.number is None else scan.whole)
        for field in (self.name, self.keys, self.content, self.secondary, self.excluded):
            field.left.connect(self.field_left)

    def _on(self, signal: SignalInstance, what: str, read: Callable[[], object]) -> None:
        """Change one thing of the entry; nothing else of it is read back from the fields, which know less of it."""

        def change(*_values: object) -> None:
            value = read()
            if self._showing or value == getattr(self._entry, what):
                return
            changes: dict[str, Any] = {what: value}
            self._entry = replace(self._entry, **changes)
            self._show_possible()
            self.edited.emit(self._entry)

        signal.connect(change)

    def _show_possible(self) -> None:
        self.how_deep.setVisible(self._entry.position is Position.AT_DEPTH)
        self.logic.setVisible(bool(self._entry.secondary))

    def _positions(self) -> Sequence[tuple[Position, str]]:
        return (
            (Position.NEAR_END, self.tr("Near the end, with the author's note")),
            (Position.AT_DEPTH, self.tr("At a depth")),
            (Position.BEFORE_STORY, self.tr("Before the story")),
            (Position.AFTER_MEMORY, self.tr("After the memory")),
        )

    def _logics(self) -> Sequence[tuple[Logic, str]]:
        return (
            (Logic.AND_ANY, self.tr("One of them has to stand there too")),
            (Logic.AND_ALL, self.tr("All of them have to stand there too")),
            (Logic.NOT_ANY, self.tr("None of them may stand there")),
            (Logic.NOT_ALL, self.tr("Not all of them may stand there")),
        )
