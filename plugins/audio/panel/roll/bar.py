"""RollBar: the row above the notes: tools, what is shown, the grid, the region's name, and the selected notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.audio.panel.roll.edits import RollEdits
from plugins.audio.panel.roll.grids import GridChoice
from plugins.audio.panel.roll.quantise_popover import QuantisePopover
from plugins.audio.panel.roll.readout import Readout
from plugins.audio.panel.roll.scaling_popover import ScalingPopover
from plugins.audio.panel.roll.state import Fold, Show

_HEIGHT_PX = 40
_NARROWEST_PX = 440
_NAME_PX = 120


class RollBar(QWidget):
    """One row; every button names its key."""

    def __init__(self, edits: RollEdits, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits, self._state = edits, edits.state
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT_PX)
        self.setMinimumWidth(_NARROWEST_PX)
        self._toggles: dict[Show, IconButton] = {}
        self.quantising = QuantisePopover(edits, self)
        self.scaling = ScalingPopover(edits, self)
        self.name = ElidedLabel()
        self.grid = GridChoice(self.tr("Grid to which notes snap; Alt leaves it aside"), self, with_none=True)
        self.grid.activated.connect(lambda _at: self._state.work.set_grid(self.grid.ticks))
        self.fold = self._fold_button(icons)
        self.quantise = IconButton(
            icons, "magnet", self.tr("Quantise…"), hint=self.tr("Quantise… (Shift+Q; Q at once)")
        )
        self.quantise.clicked.connect(self.open_quantising)
        self.more = self._more_button(icons)
        self.readout = Readout(edits, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(4)
        pencil = self._toggle(icons, Show.PENCIL, "pencil", self.tr("Pencil"))
        pencil.setToolTip(self.tr("Pencil (B): a click draws a note"))
        key = self._toggle(icons, Show.SCALE, "highlighter", self.tr("Show the key"))
        key.setToolTip(self.tr("Show the rows of the song’s key"))
        in_key = self._toggle(icons, Show.IN_KEY, "music-2", self.tr("Keep to the key"))
        in_key.setToolTip(self.tr("Keep to the key (K): notes are drawn and moved within it"))
        ghosts = self._toggle(icons, Show.GHOSTS, "layers", self.tr("Notes of other tracks"))
        ghosts.setToolTip(self.tr("Notes of other tracks (G)"))
        follow = self._toggle(icons, Show.FOLLOW, "skip-forward", self.tr("Follow the playhead"))
        layout.addWidget(pencil)
        layout.addSpacing(8)
        for widget in (key, in_key, self.fold, ghosts, follow):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.grid)
        layout.addWidget(self.quantise)
        layout.addWidget(self.more)
        layout.addSpacing(8)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.readout)
        self.readout.room_changed.connect(self._fit_readout)
        work = self._state.work
        for signal in (self._state.shown_changed, self._state.opened, work.song_changed, work.grid_changed):
            signal.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers of the selected notes give way where there is no room for them."""
        super().resizeEvent(event)
        self._fit_readout()

    def open_quantising(self) -> None:
        """Set how notes are quantised."""
        if self._state.region is not None:
            self.quantising.open(self.quantise)

    def open_scaling(self) -> None:
        """Make velocities louder or softer."""
        if self._state.region is not None:
            self.scaling.open(self.more)

    def _toggle(self, icons: Icons, show: Show, icon: str, words: str) -> IconButton:
        button = IconButton(icons, icon, words, parent=self)
        button.setCheckable(True)
        button.toggled.connect(lambda on: self._state.switch(show, on=on))
        self._toggles[show] = button
        return button

    def _fold_button(self, icons: Icons) -> IconButton:
        button = IconButton(icons, "align-left", self.tr("Rows"), hint=self.tr("Which rows are shown (F)"), parent=self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setCheckable(True)
        menu = QMenu(button)
        for fold, words in (
            (Fold.ALL, self.tr("All rows")),
            (Fold.NOTES, self.tr("Rows that have notes")),
            (Fold.SCALE, self.tr("Rows of the key")),
        ):
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setData(fold)
            entry.triggered.connect(lambda _on=False, fold=fold: self._state.set_fold(fold))
        button.setMenu(menu)
        return button

    def _more_button(self, icons: Icons) -> IconButton:
        edits = self._edits
        button = IconButton(
            icons, "ellipsis", self.tr("More"), hint=self.tr("Change the selected notes, or all"), parent=self
        )
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        entries: tuple[tuple[str, Callable[[], None]] | None, ...] = (
            (self.tr("Transpose up an octave"), edits.octave_up),
            (self.tr("Transpose down an octave"), edits.octave_down),
            (self.tr("Move into the key"), edits.to_scale),
            None,
            (self.tr("Legato"), edits.legato),
            (self.tr("Humanise"), edits.humanise),
            (self.tr("Scale velocities…"), self.open_scaling),
            None,
            (self.tr("Split at the playhead"), edits.split),
            (self.tr("Join notes"), edits.join),
        )
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                words, run = entry
                menu.addAction(words).triggered.connect(lambda _on=False, run=run: run())
        button.setMenu(menu)
        return button

    def _fit_readout(self) -> None:
        rest = self.more.geometry().right() + _NAME_PX
        self.readout.setVisible(rest + self.readout.sizeHint().width() < self.width())

    def _show(self, *_told: object) -> None:
        state = self._state
        is_open = state.region is not None
        for show, button in self._toggles.items():
            with QSignalBlocker(button):
                button.setChecked(state.is_on(show))
        for show in (Show.SCALE, Show.IN_KEY):
            self._toggles[show].setEnabled(not state.is_drums)
        self.fold.setChecked(state.fold is not Fold.ALL)
        for entry in self.fold.menu().actions():
            entry.setChecked(entry.data() is state.fold)
        self.grid.offer(state.work.song.metre, state.work.grid)
        self._fit_readout()
        for widget in (self.quantise, self.more):
            widget.setEnabled(is_open and not state.work.read_only)
        if state.region is not None and state.track is not None:
            self.name.set_text(f"{state.track.name} · {state.region.name}")
        else:
            self.name.set_text("")
