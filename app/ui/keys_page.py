"""KeysPage: all keys in one list, to find and to change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.api import Action
from app.ui.actions import ActionRegistry, action_text, key_text

_ROW_PX = 30


class KeysPage(QWidget):
    """Every action with its keys; the selected one's are changed below, and a key that is taken says by what."""

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self._registry = actions
        self._actions: list[Action] = []
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search by name or key"))
        self._search.setAccessibleName(self.tr("Search keys"))
        self._search.textChanged.connect(self._filter)
        self._table = QTableWidget(0, 3)
        self._table.setAccessibleName(self.tr("Keys"))
        self._table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Menu"), self.tr("Keys")])
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.setColumnWidth(1, 96)
        self._table.setColumnWidth(2, 160)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._table.itemSelectionChanged.connect(self._show_selected)
        self._name = QLabel(self.tr("Select an action to change its key."))
        self._editor = QKeySequenceEdit()
        self._editor.setMaximumSequenceLength(1)
        self._editor.setClearButtonEnabled(True)
        self._editor.setFixedWidth(168)
        self._editor.setAccessibleName(self.tr("Key"))
        self._editor.editingFinished.connect(self._take_key)
        self._table.itemActivated.connect(lambda _item: self._editor.setFocus())
        self._reset = QPushButton(self.tr("As it came"))
        self._reset.clicked.connect(self._reset_key)
        self._note = QLabel()
        self._note.setProperty("class", "warning")
        self._note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._editor)
        row.addWidget(self._reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._search)
        layout.addWidget(self._table, 1)
        layout.addLayout(row)
        layout.addWidget(self._note)
        self.refresh()

    def refresh(self) -> None:
        """List the actions as they are now."""
        chosen = self._selected()
        self._actions = list(self._registry.actions)
        self._table.setRowCount(len(self._actions))
        for row, action in enumerate(self._actions):
            menu = action_text(action.menu.capitalize())
            for column, text in enumerate((action_text(action.title), menu, key_text(self._registry.keys(action.id)))):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(action_text(action.help))
                self._table.setItem(row, column, item)
        if chosen in self._actions:
            self._table.selectRow(self._actions.index(chosen))
        self._filter(self._search.text())
        self._show_selected()

    def select(self, id_: str) -> None:
        """Select an action."""
        self._table.selectRow([action.id for action in self._actions].index(id_))

    def set_key(self, key: QKeySequence) -> None:
        """Give the selected action a key, or none; a key that is taken is refused, and said of whom it is."""
        action = self._selected()
        if action is None:
            return
        text = key.toString(QKeySequence.SequenceFormat.PortableText)
        other = self._registry.set_keys(action.id, [text] if text else [])
        self._note.setText("")
        if other is not None:
            title = next(one.title for one in self._actions if one.id == other)
            words = self.tr("{keys} belongs to “{other}” already; change that one first.")
            self._note.setText(words.format(keys=key_text([text]), other=action_text(title)))
        self.refresh()

    @property
    def note(self) -> str:
        """What was wrong with the last key."""
        return self._note.text()

    def _take_key(self) -> None:
        action = self._selected()
        if action is None:
            return
        now = self._registry.keys(action.id)
        key = self._editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if key != (now[0] if now else ""):
            self.set_key(self._editor.keySequence())

    def _reset_key(self) -> None:
        action = self._selected()
        if action is not None:
            self._registry.reset_keys(action.id)
            self._note.setText("")
            self.refresh()

    def _selected(self) -> Action | None:
        rows = self._table.selectionModel().selectedRows()
        return self._actions[rows[0].row()] if rows else None

    def _show_selected(self) -> None:
        action = self._selected()
        self._editor.setEnabled(action is not None)
        self._reset.setEnabled(action is not None and self._registry.is_changed(action.id))
        if action is None:
            return
        self._name.setText(action_text(action.title))
        keys = self._registry.keys(action.id)
        self._editor.blockSignals(True)
        self._editor.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        self._editor.blockSignals(False)

    def _filter(self, words: str) -> None:
        for row, action in enumerate(self._actions):
            text = f"{action_text(action.title)} {key_text(self._registry.keys(action.id))}"
            self._table.setRowHidden(row, words.lower() not in text.lower())
