"""KeyframeLanes: the lanes of what is selected, with what can be done with their keyframes above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.inspector.clip_edits import ClipEdits, common
from plugins.timeline.panel.inspector.playhead import Playhead
from plugins.timeline.panel.lanes.key_edits import KeyEdits
from plugins.timeline.panel.lanes.lanes_view import LanesView
from plugins.timeline.panel.lanes.shaping import Preset, preset_of, with_preset
from plugins.timeline.panel.lanes.state import LanesState
from plugins.timeline.panel.work import FilmWork

if TYPE_CHECKING:
    from plugins.timeline.panel.player import Player

HEADS_PX = 176
_NARROWEST_PX = 140


class KeyframeLanes(QWidget):
    """`edits` are those of the inspector where there is one, so that both know what is animated."""

    def __init__(
        self,
        work: FilmWork,
        player: Player | None,
        axis: FilmAxis,
        icons: Icons,
        parent: QWidget | None = None,
        *,
        edits: ClipEdits | None = None,
        heads_px: int = HEADS_PX,
    ) -> None:
        super().__init__(parent)
        self._other: QWidget | None = None
        # Where both lie is known once all of the window is laid out
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._align)
        self.edits = edits or ClipEdits(work, Playhead(player, self), self)
        self.state = LanesState(self.edits, self)
        self.keys = KeyEdits(self.edits)
        self.view = LanesView(self.state, self.keys, axis, heads_px, icons)
        self.view.menu_wanted.connect(self._open_menu)
        self.add = QToolButton()
        self.add.setText(self.tr("Add a lane"))
        self.add.setToolTip(self.tr("Animate another parameter"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lanes = QMenu(self.add)
        self._lanes.aboutToShow.connect(self._list_lanes)
        self.add.setMenu(self._lanes)
        self.easing = QComboBox()
        self.easing.setAccessibleName(self.tr("Easing"))
        self.easing.setToolTip(self.tr("How the value goes from the selected keyframes to the next ones"))
        self.easing.setPlaceholderText(self.tr("By hand"))
        self._presets = tuple(Preset)
        self.easing.addItems([self._name(preset) for preset in self._presets])
        self.easing.activated.connect(lambda index: self.set_easing(self._presets[index]))
        keyboard = self.view.keyboard
        self.copy = IconButton(icons, "copy", self.tr("Copy keyframes"), hint=self.tr("Copy keyframes (Ctrl+C)"))
        self.paste = IconButton(
            icons, "clipboard", self.tr("Paste keyframes"), hint=self.tr("Paste keyframes at the playhead (Ctrl+V)")
        )
        self.delete = IconButton(
            icons, "trash-2", self.tr("Delete keyframes"), hint=self.tr("Delete the selected keyframes (Delete)")
        )
        for button, act in (
            (self.copy, keyboard.copy), (self.paste, keyboard.paste), (self.delete, keyboard.delete),
        ):  # fmt: skip
            button.clicked.connect(act)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(4)
        bar.addWidget(self.add)
        bar.addStretch(1)
        for widget in (self.easing, self.copy, self.paste, self.delete):
            bar.addWidget(widget)
        self._empty = QLabel()
        self._empty.setProperty("class", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(12)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._empty)
        layout.addWidget(scroll, 1)
        self.setProperty("class", "dock")
        self.state.changed.connect(self._look)
        self._look()

    def align_with(self, other: QWidget) -> None:
        """Have times lie below those of a view that shows the same axis from its left edge on."""
        self._other = other
        other.installEventFilter(self)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the other view."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._soon.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie below the other view."""
        super().resizeEvent(event)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Lie below the other view."""
        super().showEvent(event)
        self._soon.start()

    def set_easing(self, preset: Preset) -> None:
        """Have the value go on in this way from the selected keyframes."""
        self.keys.change(self.state.selected, lambda key: with_preset(key, preset), label="Change the easing")

    def _align(self) -> None:
        other = self._other
        if other is None or not (other.isVisible() and self.isVisible()) or other.window() is not self.window():
            return
        px = other.mapTo(other.window(), QPoint()).x() - self.view.mapTo(self.window(), QPoint()).x()
        self.view.set_heads(px if _NARROWEST_PX <= px <= self.width() // 2 else HEADS_PX)

    def _look(self) -> None:
        state = self.state
        chosen = [found for at in state.selected if (found := state.key(at)) is not None]
        numbers = [key for key in chosen if not isinstance(key.value, str)]
        free = not self.edits.locked
        self.easing.setEnabled(bool(numbers) and free)
        preset = common(preset_of(key) for key in numbers)
        with QSignalBlocker(self.easing):
            self.easing.setCurrentIndex(self._presets.index(preset) if preset is not None else -1)
        self.copy.setEnabled(bool(chosen))
        self.delete.setEnabled(bool(chosen) and free)
        self.paste.setEnabled(free and bool(self.edits.clips))
        self.add.setEnabled(free and bool(state.hidden))
        self._empty.setVisible(not state.rows)
        words = self.tr("Nothing changes over time yet: use a diamond in the inspector, or “Add a lane”.")
        if not self.edits.clips:
            words = self.tr("Select a clip to see how it changes over time.")
        self._empty.setText(words)

    def _list_lanes(self) -> None:
        self._lanes.clear()
        several = len(self.edits.clips) > 1
        for row in self.state.hidden:
            name = f"{row.lane.title} · {row.clip.name}" if several and row.clip.name else row.lane.title
            clip, lane = row.clip.id, row.lane.name
            self._lanes.addAction(name).triggered.connect(lambda _on, clip=clip, lane=lane: self.state.open(clip, lane))

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        selected, keyboard, free = self.state.selected, self.view.keyboard, not self.edits.locked
        if len(selected) == 1:
            (key,) = selected
            menu.addAction(self.tr("Edit the value…"), lambda: self.view.open_key(key)).setEnabled(free)
        row = self.state.row
        if row is not None:
            menu.addAction(self.tr("Set a keyframe at the playhead"), lambda: keyboard.toggle(row)).setEnabled(
                free and self.edits.is_over(row.clip)
            )
        if selected:
            menu.addSeparator()
            for preset in self._presets:
                menu.addAction(self._name(preset), partial(self.set_easing, preset)).setEnabled(free)
            menu.addSeparator()
            menu.addAction(self.tr("Copy keyframes"), keyboard.copy)
        if keyboard.copied:
            menu.addAction(self.tr("Paste keyframes"), keyboard.paste).setEnabled(free)
        if selected:
            menu.addAction(self.tr("Delete keyframes"), keyboard.delete).setEnabled(free)
        if row is not None and row.curve is None:
            menu.addAction(self.tr("Hide the lane"), lambda: self.state.shut(row.clip.id, row.lane.name))
        menu.popup(at)

    def _name(self, preset: Preset) -> str:
        return {
            Preset.HOLD: self.tr("Hold"),
            Preset.LINEAR: self.tr("Linear"),
            Preset.EASE_IN: self.tr("Ease in"),
            Preset.EASE_OUT: self.tr("Ease out"),
            Preset.EASE: self.tr("Ease in and out"),
        }[preset]
