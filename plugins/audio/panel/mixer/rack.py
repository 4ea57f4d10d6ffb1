"""EffectRack: the effects of a channel in their order, and the numbers of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.audio.panel.mixer.effect_form import EffectForm
from plugins.audio.panel.mixer.loudness_form import LoudnessForm
from plugins.audio.panel.mixer.mixing import WHOLE, Mixing
from plugins.audio.panel.mixer.presets import FIRST
from plugins.audio.panel.mixer.saying import said
from plugins.audio.panel.mixer.settings import NAMES, inner, is_on, name_of
from plugins.audio.sound.effects import Bypassed, Effect

_ROW = 26
_MOST_ROWS = 5


class EffectRack(QWidget):
    """Add from the menu; drag or Alt+Up and Down to reorder, Space turns off and on, Delete removes."""

    closed = Signal()

    def __init__(self, mixing: Mixing, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel = WHOLE
        self._mixing, self._icons = mixing, icons
        self._effects: tuple[Effect, ...] = ()
        self._filling = False
        self.form: EffectForm | None = None
        self._title = ElidedLabel()
        self.add = QToolButton()
        self.add.setIcon(icons.icon("plus"))
        self.add.setText(self.tr("Add"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setAccessibleName(self.tr("Add an effect"))
        self.add.setToolTip(self.tr("Add an effect"))
        self.add.setMenu(self._menu())
        self.earlier = self._button("arrow-up", self.tr("Earlier (Alt+Up)"), lambda: self._move(-1))
        self.later = self._button("arrow-down", self.tr("Later (Alt+Down)"), lambda: self._move(1))
        self.remove = self._button("trash-2", self.tr("Remove the effect (Delete)"), self._remove)
        close = self._button("x", self.tr("Close the effects"), self.closed.emit)
        self.list = QListWidget()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._show_form())
        self.list.itemChanged.connect(self._checked)
        self.list.model().rowsMoved.connect(self._dragged)
        self.list.installEventFilter(self)
        self._empty = QLabel(self.tr("No effects yet: add one with “Add”."))
        self._empty.setProperty("class", "secondary")
        self._empty.setWordWrap(True)
        self.loudness = LoudnessForm(mixing)
        self._of_whole: list[QWidget] = [self.loudness]
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title, 1)
        for button in (self.add, self.earlier, self.later, self.remove, close):
            head.addWidget(button)
        body = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(12, 0, 12, 8)
        self._body.setSpacing(6)
        self._body.addWidget(self.loudness)
        self._body.addWidget(self._empty)
        self._body.addWidget(self.list)
        self._body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setProperty("class", "dock")
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        head.setContentsMargins(12, 4, 8, 0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)

    def sizeHint(self) -> QSize:
        """Room for its numbers."""
        return QSize(300, 260)

    def show_channel(self, channel: str) -> None:
        """Show the effects of a channel."""
        self.channel = channel
        for widget in self._of_whole:
            widget.setVisible(channel == WHOLE)
        self.refresh(fresh=True)

    def show_of_whole(self, widget: QWidget) -> None:
        """Show a widget at the top of what belongs to the whole song."""
        self._of_whole.append(widget)
        self._body.insertWidget(0, widget)
        widget.setVisible(self.channel == WHOLE)

    def refresh(self, *, fresh: bool = False) -> None:
        """Show what the song says now."""
        name = self._mixing.name(self.channel)
        self._title.set_text(name)
        self.list.setAccessibleName(self.tr("Effects of {name}").format(name=name))
        self.loudness.refresh()
        effects = self._mixing.effects(self.channel)
        if effects == self._effects and not fresh:
            return
        rows = [(type(inner(effect)), is_on(effect)) for effect in effects]
        same = rows == [(type(inner(effect)), is_on(effect)) for effect in self._effects]
        self._effects = effects
        if not same or fresh:
            self._fill()
        self._show_form()

    def choose(self, index: int) -> None:
        """Choose an effect by its place."""
        self.list.setCurrentRow(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list's keys for moving and removing."""
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._remove()
                return True
        return super().eventFilter(watched, event)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, name in NAMES.items():
            entry = QAction(said(name), menu)
            entry.triggered.connect(lambda _on=False, kind=kind: self._add(kind))
            menu.addAction(entry)
        return menu

    def _button(self, icon: str, words: str, run: object) -> IconButton:
        button = IconButton(self._icons, icon, words)
        button.clicked.connect(run)
        return button

    def _fill(self) -> None:
        row = max(0, self.list.currentRow())
        self._filling = True
        self.list.clear()
        for effect in self._effects:
            item = QListWidgetItem(said(name_of(effect)))
            item.setCheckState(Qt.CheckState.Checked if is_on(effect) else Qt.CheckState.Unchecked)
            item.setToolTip(self.tr("Ticked effects are heard. Drag, or Alt+Up and Down, to reorder."))
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self._filling = False
        count = len(self._effects)
        self.list.setCurrentRow(min(row, count - 1))
        self.list.setFixedHeight(min(count, _MOST_ROWS) * _ROW + 10)
        self.list.setVisible(bool(count))
        self._empty.setVisible(not count)

    def _show_form(self) -> None:
        if self._filling:
            return
        row = self.list.currentRow()
        effect = self._effects[row] if 0 <= row < len(self._effects) else None
        for button, able in (
            (self.earlier, row > 0),
            (self.later, 0 <= row < len(self._effects) - 1),
            (self.remove, effect is not None),
        ):
            button.setEnabled(able)
        if self.form is not None and (effect is None or not self.form.fits(effect)):
            self.form.hide()
            self._body.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        if effect is None:
            return
        if self.form is None:
            self.form = EffectForm(effect, self._icons)
            self.form.changed.connect(self._set)
            self.form.finished.connect(self._mixing.end_gesture)
            self._body.insertWidget(self._body.count() - 1, self.form)
        elif self.form.effect != effect:
            self.form.show_effect(effect)

    def _set(self, effect: Effect) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._effects):
            self._mixing.set_effect(self.channel, row, effect)

    def _add(self, kind: type[object]) -> None:
        self._put((*self._effects, FIRST[kind]), "Add an effect", len(self._effects))

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._effects):
            self._put(self._effects[:row] + self._effects[row + 1 :], "Remove an effect", row)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._effects) and 0 <= row + by < len(self._effects):
            order = list(self._effects)
            order.insert(row + by, order.pop(row))
            self._put(tuple(order), "Reorder the effects", row + by)

    def _dragged(self, _from: object, start: int, _end: int, _to: object, target: int) -> None:
        order = list(self._effects)
        moved = order.pop(start)
        place = target - 1 if target > start else target
        order.insert(place, moved)
        self._put(tuple(order), "Reorder the effects", place)

    def _checked(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if self._filling or not 0 <= row < len(self._effects):
            return
        on = item.checkState() is Qt.CheckState.Checked
        effect = self._effects[row]
        if on == is_on(effect):
            return
        changed = inner(effect) if on else Bypassed(inner(effect))
        label = "Turn an effect on" if on else "Turn an effect off"
        self._put((*self._effects[:row], changed, *self._effects[row + 1 :]), label, row)

    def _put(self, effects: tuple[Effect, ...], label: str, row: int) -> None:
        self._mixing.end_gesture()
        self._mixing.set_effects(self.channel, effects, label)
        # Also where it was refused, so that the list says what is
        self._effects = self._mixing.effects(self.channel)
        self._fill()
        self.list.setCurrentRow(min(row, len(self._effects) - 1))
        self._show_form()
