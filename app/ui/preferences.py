"""Preferences: theme, language, keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.api import Settings
from app.ui.actions import ActionRegistry, action_text

THEMES = ("system", "dark", "light")
LANGUAGES = (("", "System"), ("en", "English"), ("ja", "日本語"))


class Preferences(QDialog):
    """What can be chosen; everything counts at once, but for the language, which counts from the next start."""

    theme_chosen = Signal(str)

    def __init__(self, settings: Settings, actions: ActionRegistry, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(560, 600)
        self._settings, self._actions = settings, actions
        form = QFormLayout()
        form.setVerticalSpacing(8)
        theme = QComboBox()
        for name, words in zip(THEMES, (self.tr("As the system"), self.tr("Dark"), self.tr("Light")), strict=True):
            theme.addItem(words, name)
        theme.setCurrentIndex(max(0, theme.findData(settings.get("theme", "system"))))
        theme.currentIndexChanged.connect(lambda _index: self.theme_chosen.emit(str(theme.currentData())))
        form.addRow(self.tr("Theme"), theme)
        language = QComboBox()
        for code, name in LANGUAGES:
            language.addItem(self.tr("As the system") if not code else name, code)
        language.setCurrentIndex(max(0, language.findData(settings.get("language", ""))))
        language.currentIndexChanged.connect(lambda _index: self._set_language(str(language.currentData())))
        form.addRow(self.tr("Language"), language)
        self._note = QLabel()
        self._note.setProperty("class", "secondary")
        self._note.setWordWrap(True)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search keys"))
        self._search.textChanged.connect(self._filter)
        self._table = QTableWidget(0, 2)
        self._table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.setColumnWidth(1, 200)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._fill()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._note)
        layout.addWidget(self._search)
        layout.addWidget(self._table, 1)

    def _fill(self) -> None:
        actions = self._actions.actions
        self._table.setRowCount(len(actions))
        for row, action in enumerate(actions):
            item = QTableWidgetItem(action_text(action.title))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setToolTip(action_text(action.help))
            self._table.setItem(row, 0, item)
            keys = self._actions.keys(action.id)
            editor = QKeySequenceEdit(QKeySequence(keys[0]) if keys else QKeySequence())
            editor.setClearButtonEnabled(True)
            editor.setAccessibleName(action_text(action.title))
            editor.editingFinished.connect(lambda id_=action.id, editor=editor: self._set_keys(id_, editor))
            self._table.setCellWidget(row, 1, editor)
            self._table.setRowHeight(row, 34)

    def _set_keys(self, id_: str, editor: QKeySequenceEdit) -> None:
        text = editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        other = self._actions.set_keys(id_, [text] if text else [])
        if other is not None:
            title = next(action.title for action in self._actions.actions if action.id == other)
            self._note.setText(
                self.tr("{keys} belongs to “{other}” already.").format(keys=text, other=action_text(title))
            )
            keys = self._actions.keys(id_)
            editor.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())

    def _set_language(self, code: str) -> None:
        self._settings.set("language", code)
        self._note.setText(self.tr("The language changes when the studio starts again."))

    def _filter(self, words: str) -> None:
        for row in range(self._table.rowCount()):
            item = self._table.item(row, 0)
            self._table.setRowHidden(row, item is not None and words.lower() not in item.text().lower())
