"""SoundBar: the row above a sound: what is shown, what it is, its tempo, and what can be done to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.api import Action
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.audio.song import FASTEST_BPM

_HEIGHT_PX, _TEMPO_PX = 40, 170
_SHOWN = ("spectrogram", "decibels", "mel")
_ZOOMS = ("zoom-out", "zoom-in", "zoom-selection", "fit")


class SoundBar(QWidget):
    """One row; every button names its key."""

    tempo_changed = Signal(float)
    tempo_ended = Signal()

    def __init__(self, actions: Sequence[Action], icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT_PX)
        self._icons = icons
        self._by_id = {action.id.rpartition(".")[2]: action for action in actions}
        self.buttons: dict[str, IconButton] = {}
        self.facts = ElidedLabel()
        self.tempo = NumberSlider(self.tr("Tempo"), 0, FASTEST_BPM, 0, step=0.1, unit="BPM")
        self.tempo.setToolTip(
            self.tr("The tempo at which it was played, so that it follows the song’s; 0 says that it has none")
        )
        self.tempo.setFixedWidth(_TEMPO_PX)
        self.tempo.value_changed.connect(self.tempo_changed)
        self.tempo.editing_finished.connect(self.tempo_ended)
        self.edit = self._edit_button()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(4)
        for name in _SHOWN:
            layout.addWidget(self._button(name))
        layout.addSpacing(8)
        for name in _ZOOMS:
            layout.addWidget(self._button(name))
        layout.addSpacing(8)
        layout.addWidget(self.edit)
        layout.addSpacing(8)
        layout.addWidget(self.facts, 1)
        layout.addWidget(self.tempo)

    def show_facts(self, words: str, bpm: float | None, *, read_only: bool) -> None:
        """Say what the sound is; without one there is no tempo."""
        self.facts.set_text(words)
        self.tempo.setVisible(bpm is not None)
        self.tempo.setEnabled(not read_only)
        if bpm is not None and bpm != self.tempo.value:
            self.tempo.set_value(min(bpm, FASTEST_BPM))
        if bpm == 0:
            self.tempo.show_instead(self.tr("none"))
        self.refresh()

    def refresh(self) -> None:
        """Show what is on, and what can be done now."""
        for name, button in self.buttons.items():
            action = self._by_id[name]
            button.setEnabled(action.enabled is None or action.enabled())
            if action.checked is not None:
                button.setChecked(action.checked())
        self.buttons["mel"].setVisible(self._by_id["spectrogram"].checked is not None and self._is_on("spectrogram"))
        self.buttons["decibels"].setVisible(not self._is_on("spectrogram"))
        edits = [action for action in self._by_id.values() if action.menu == "clip"]
        self.edit.setEnabled(any(action.enabled is None or action.enabled() for action in edits))

    def _is_on(self, name: str) -> bool:
        checked = self._by_id[name].checked
        return checked is not None and checked()

    def _button(self, name: str) -> IconButton:
        action = self._by_id[name]
        title = _translated(action.title)
        key = QKeySequence(action.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if action.keys else ""
        hint = f"{title} ({key})" if key else title
        hint = f"{hint}\n{_translated(action.help)}" if action.help else hint
        button = IconButton(self._icons, action.icon, title, hint=hint)
        button.setCheckable(action.checked is not None)
        button.clicked.connect(action.run)
        self.buttons[name] = button
        return button

    def _edit_button(self) -> QToolButton:
        button = IconButton(self._icons, "wand-sparkles", self.tr("Edit the sound"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for action in self._by_id.values():
            if action.menu == "clip":
                entry = menu.addAction(_translated(action.title), action.run)
                entry.setToolTip(_translated(action.help))
                entry.setData(action.id)
                if action.keys:
                    # Shown alone: the key itself is the window's
                    entry.setText(f"{_translated(action.title)}\t{QKeySequence(action.keys[0]).toString()}")

        def show() -> None:
            for entry in menu.actions():
                action = self._by_id[str(entry.data()).rpartition(".")[2]]
                entry.setEnabled(action.enabled is None or action.enabled())

        menu.aboutToShow.connect(show)
        button.setMenu(menu)
        return button


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text) if text else ""
