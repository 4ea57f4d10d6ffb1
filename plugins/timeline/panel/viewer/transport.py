"""TransportBar: where the film is and what moves it; marks, loop, volume, and how the picture is shown."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QActionGroup, QFontDatabase, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.timeline.panel.inspector.timecode_field import TimecodeField
from plugins.timeline.panel.inspector.wording import said
from plugins.timeline.panel.navigation import Navigation
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.quality import Quality
from plugins.timeline.panel.viewer.screen import Screen
from plugins.timeline.panel.viewer.wording import QUALITIES
from plugins.timeline.panel.work import FilmWork

_HEIGHT_PX = 40
_ZOOMS = (0.25, 0.5, 1.0, 2.0, 4.0)


class TransportBar(QWidget):
    """One row; every button names its key. What finds no room is hidden, the least needed first."""

    def __init__(
        self, work: FilmWork, player: Player, screen: Screen, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._player, self._screen, self._icons = work, player, screen, icons
        self.navigation = Navigation(work, player)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT_PX)
        self.setAccessibleName(self.tr("Transport"))
        button, go = self._button, self.navigation
        self.time = TimecodeField(self.tr("Time"), work)
        self.time.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.time.setFixedWidth(self.time.fontMetrics().horizontalAdvance("-00:00:00:000") + 20)
        self.start = button("skip-back", self.tr("To the beginning"), self.tr("To the beginning (Home)"), go.to_start)
        self.previous = button("chevron-left", self.tr("Previous cut"), self.tr("To the previous cut (Up)"),
                               go.to_previous_cut)  # fmt: skip
        self.back = button("step-back", self.tr("Back a frame"), self.tr("Back a frame (Left)"),
                           lambda: player.step(-1))  # fmt: skip
        self.reverse = button("rewind", self.tr("Play backwards"), self.tr("Play backwards, and faster each time (J)"),
                              lambda: player.shuttle(-1))  # fmt: skip
        self.play = button("play", self.tr("Play"), self.tr("Play (Space)"), player.toggle)
        self.forward = button("fast-forward", self.tr("Play faster"),
                              self.tr("Play, and faster each time (L)"), lambda: player.shuttle(1))  # fmt: skip
        self.on = button("step-forward", self.tr("On by a frame"), self.tr("On by a frame (Right)"),
                         lambda: player.step(1))  # fmt: skip
        self.next = button("chevron-right", self.tr("Next cut"), self.tr("To the next cut (Down)"), go.to_next_cut)
        self.end = button("skip-forward", self.tr("To the end"), self.tr("To the last frame (End)"), go.to_end)
        self.mark_in = button("arrow-right-from-line", self.tr("Mark in"),
                              self.tr("Mark in: the stretch begins with this frame (I)"), go.mark_in)  # fmt: skip
        self.mark_out = button("arrow-right-to-line", self.tr("Mark out"),
                               self.tr("Mark out: the stretch ends with this frame (O)"), go.mark_out)  # fmt: skip
        self.loop = button("repeat", self.tr("Loop"), self.tr("Play what is marked, or all, again and again"),
                           self._toggle_loop, checkable=True)  # fmt: skip
        self.scrub = button("audio-lines", self.tr("Sound while scrubbing"),
                            self.tr("Hear the film where the playhead is dragged, or steps"), self._toggle_scrubbing,
                            checkable=True)  # fmt: skip
        self.speed = QLabel(self)
        self.dropped = QLabel(self)
        self.dropped.setProperty("class", "secondary")
        self.safe = button("scan", self.tr("Safe areas"), self.tr("Show the areas that every screen shows"),
                           self._toggle_safe, checkable=True)  # fmt: skip
        self.quality = self._choice(self.tr("Quality of the picture while working"), self._fill_qualities)
        self.zoom = self._choice(self.tr("Size of the picture"), self._fill_zooms)
        self.silent = button("volume-x", self.tr("Nothing is heard"), self.tr("Nothing is heard"), self._try_device)
        self.volume = NumberSlider(self.tr("Volume"), 0, 100, round(player.volume * 100), unit="%", parent=self)
        self.volume.setToolTip(self.tr("How loud it is heard here; the film stays as it is"))
        self.volume.set_default(100)
        self._lay_out()
        self._connect()
        for show in (self._show_time, self._show_playing, self._show_dropped, self._show_options, self._show_output):
            show()
        self._show_zoom()

    def minimumSizeHint(self) -> QSize:
        """The time, and what plays."""
        return QSize(self.time.width() + self.play.sizeHint().width() + 32, _HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave away what matters least where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "volume"):
            self._show_playing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space presses the button that has the focus, and is not taken for the key that plays."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Space and not event.modifiers())
        return super().eventFilter(watched, event)

    def _button(
        self, icon: str, words: str, hint: str, run: Callable[[], None], *, checkable: bool = False
    ) -> IconButton:
        button = IconButton(self._icons, icon, words, hint=hint, parent=self)
        button.setCheckable(checkable)
        button.clicked.connect(lambda _on=False: run())
        button.installEventFilter(self)
        return button

    def _choice(self, words: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        button.setMenu(menu)
        menu.aboutToShow.connect(partial(fill, menu))
        button.installEventFilter(self)
        return button

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        # What finds no room is hidden, and does not make the window wider.
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(2)
        row.addWidget(self.time)
        row.addSpacing(6)
        row.addWidget(self.speed)
        row.addWidget(self.dropped)
        row.addStretch(1)
        for button in (self.start, self.previous, self.back, self.reverse, self.play, self.forward, self.on, self.next,
                       self.end):  # fmt: skip
            row.addWidget(button)
        row.addSpacing(8)
        for button in (self.mark_in, self.mark_out, self.loop):
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self.safe, self.quality, self.zoom, self.scrub, self.silent, self.volume):
            row.addWidget(widget)
        self.volume.setMaximumWidth(150)

    def _connect(self) -> None:
        player = self._player
        self.time.chosen.connect(self._typed)
        self.volume.value_changed.connect(lambda value: player.set_volume(value / 100))
        player.moved.connect(self._show_time)
        player.playing_changed.connect(self._show_playing)
        player.dropped_changed.connect(self._show_dropped)
        player.options_changed.connect(self._show_options)
        player.scrubbing.changed.connect(self._show_options)
        player.output_changed.connect(self._show_output)
        self._work.film_changed.connect(self._show_time)
        self._work.sequence_changed.connect(self._show_time)
        self._screen.zoom_changed.connect(self._show_zoom)

    def _typed(self, time: Fraction) -> None:
        self._player.seek(time - self._work.timeline.start)
        self._show_time()

    def _toggle_loop(self) -> None:
        self._player.set_looping(not self._player.looping)

    def _toggle_scrubbing(self) -> None:
        self._player.scrubbing.set_on(not self._player.scrubbing.on)

    def _toggle_safe(self) -> None:
        self._screen.set_safe_areas(not self._screen.safe_areas)

    def _try_device(self) -> None:
        self._player.use_device("")

    def _show_time(self, *_changes: object) -> None:
        self.time.show_time(self._player.time + self._work.timeline.start)

    def _show_playing(self, _on: bool = False) -> None:
        player = self._player
        self.play.setIcon(self._icons.icon("pause" if player.playing else "play"))
        self.play.setAccessibleName(self.tr("Pause") if player.playing else self.tr("Play"))
        self.play.setToolTip(self.tr("Pause (Space, K)") if player.playing else self.tr("Play (Space)"))
        usual = player.speed in (0, 1)
        self.speed.setText("" if usual else f"{player.speed:g}×".replace("-", "−"))
        self.speed.setVisible(not usual)

    def _show_dropped(self, _count: int = 0) -> None:
        count = self._player.dropped
        self.dropped.setVisible(count > 0)
        self.dropped.setText(self.tr("{count} dropped").format(count=count))
        self.dropped.setToolTip(
            self.tr("{count} pictures were not ready in time since it began to play; a lower quality needs less.")
            .format(count=count)
        )  # fmt: skip
        self._fit()

    def _show_options(self) -> None:
        player = self._player
        self.quality.setText({Quality.FULL: "1/1", Quality.HALF: "1/2", Quality.QUARTER: "1/4"}[player.quality])
        self.volume.set_value(round(player.volume * 100))
        for button, on in ((self.loop, player.looping), (self.scrub, player.scrubbing.on)):
            with QSignalBlocker(button):
                button.setChecked(on)

    def _show_output(self) -> None:
        reason = self._player.output.silent_because
        self.silent.setVisible(reason is not None)
        if reason is not None:
            again = self.tr("Click to look for a device again.")
            self.silent.setToolTip(f"{said(reason.words)}\n{again}")
        self._fit()

    def _show_zoom(self) -> None:
        self.zoom.setText(self.tr("Fit") if self._screen.fits else f"{self._screen.zoom * 100:.0f} %")
        with QSignalBlocker(self.safe):
            self.safe.setChecked(self._screen.safe_areas)

    def _fill_qualities(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for quality, words in QUALITIES.items():
            entry = menu.addAction(said(words), partial(self._player.set_quality, quality))
            entry.setCheckable(True)
            entry.setChecked(quality is self._player.quality)
            group.addAction(entry)

    def _fill_zooms(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        fits = menu.addAction(self.tr("Fit"), self._screen.fit)
        fits.setCheckable(True)
        fits.setChecked(self._screen.fits)
        group.addAction(fits)
        for zoom in _ZOOMS:
            entry = menu.addAction(f"{zoom * 100:.0f} %", partial(self._screen.zoom_to, zoom))
            entry.setCheckable(True)
            entry.setChecked(not self._screen.fits and abs(self._screen.zoom - zoom) < 1e-6)
            group.addAction(entry)

    def _fit(self) -> None:
        """Hide what finds no room, the volume first."""
        if not hasattr(self, "_row"):
            return
        spared: tuple[QAbstractButton | NumberSlider, ...] = (
            self.volume, self.safe, self.scrub, self.quality, self.zoom, self.reverse, self.forward, self.mark_in,
            self.mark_out, self.loop, self.previous, self.next, self.start, self.end, self.back, self.on,
        )  # fmt: skip
        for widget in spared:
            widget.setVisible(True)
        for widget in spared:
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break
            widget.setVisible(False)
        self._row.activate()
