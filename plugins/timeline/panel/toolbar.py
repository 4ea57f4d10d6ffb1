"""Toolbar: the tools of the film, how edits behave, new tracks, and the scale."""

from __future__ import annotations

from math import log

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from app.api import Action
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.timeline.commands import Ripple
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.editing_actions import EditingActions
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.work import FilmWork

_HEIGHT_PX, _MARGIN_PX, _GAP_PX, _BETWEEN_PX = 36, 8, 2, 16
_SLIDER_PX = 132
_STEPS = 1000
_ADDITIONS = ("timeline.add.title", "timeline.add.solid")
_TRACKS = tuple(f"timeline.add-track.{kind}" for kind in ("picture", "sound", "title"))
_FARTHEST_PX, _NEAREST_PX = 0.5, 2400.0
"""So many pixels a second has at the ends of the slider; the wheel goes further."""


class Toolbar(QWidget):
    """One row above the tracks; every button names its key."""

    def __init__(
        self, work: FilmWork, editing: EditingActions, axis: FilmAxis, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._editing, self._axis, self._icons = work, editing, axis, icons
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT_PX)
        self.setAccessibleName(self.tr("Tools of the film"))
        self.tools: dict[Tool, IconButton] = {}
        self._group = QButtonGroup(self)
        for tool in Tool:
            button = self._button(f"timeline.tool.{tool.value}")
            self._group.addButton(button)
            self.tools[tool] = button
        self.snapping = self._button("timeline.snapping")
        self.linked = self._button("timeline.linked")
        self.ripple = QToolButton(self)
        self.ripple.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.ripple.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.ripple.setIcon(icons.icon("arrow-right-from-line"))
        self.ripple.setToolTip(self._hint(editing.action("timeline.ripple")))
        self._rippling = self._menu(self.ripple, [f"timeline.ripple.{mode.value}" for mode in Ripple])
        self.add_track = IconButton(icons, "plus", self.tr("Add a title, a colour or a track"), parent=self)
        self.add_track.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu(self.add_track, [*_ADDITIONS, *_TRACKS])
        self.marker = self._button("timeline.marker.add")
        self.smaller = self._button("timeline.view.out")
        self.larger = self._button("timeline.view.in")
        self.fit = self._button("timeline.view.all")
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(0, _STEPS)
        self.zoom.setPageStep(_STEPS // 20)
        self.zoom.setSingleStep(_STEPS // 100)
        self.zoom.setFixedWidth(_SLIDER_PX)
        # Not by a click: the arrow keys go on through the film
        self.zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.zoom.setAccessibleName(self.tr("Scale"))
        self.zoom.setToolTip(self.tr("Scale of the film; Ctrl and the wheel zoom under the mouse"))
        self._scale = (self.smaller, self.zoom, self.larger, self.fit)
        self._lay_out()
        self.zoom.valueChanged.connect(self._zoomed)
        axis.changed.connect(self._show_scale)
        work.mode_changed.connect(self._show_modes)
        work.film_changed.connect(self._show_free)
        self._show_modes()
        self._show_scale()
        self._show_free()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space presses the button that has the focus, and is not taken for the key that plays."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Space and not event.modifiers())
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """The tools and modes; the scale gives way."""
        return QSize(self.add_track.geometry().right() + _MARGIN_PX, _HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the scale where there is no room for it: the wheel and the keys zoom as well."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_rippling"):
            self.ripple.setIcon(self._icons.icon("arrow-right-from-line"))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        # What finds no room is hidden, and does not make the window wider
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        layout.setSpacing(_GAP_PX)
        for button in self.tools.values():
            layout.addWidget(button)
        for group in ((self.snapping, self.linked, self.ripple), (self.marker, self.add_track)):
            layout.addSpacing(_BETWEEN_PX)
            for widget in group:
                layout.addWidget(widget)
        layout.addStretch(1)
        for each in self._scale:
            layout.addWidget(each)
        for widget in (*self.tools.values(), self.snapping, self.linked, self.ripple, self.marker, self.add_track,
                       self.smaller, self.larger, self.fit):  # fmt: skip
            widget.installEventFilter(self)

    def _fit(self) -> None:
        needed = sum(each.sizeHint().width() + _GAP_PX for each in self._scale if each is not self.zoom) + _SLIDER_PX
        room = self.width() - self.add_track.geometry().right() - 2 * _MARGIN_PX
        for each in self._scale:
            each.setVisible(needed <= room)

    def _button(self, id_: str) -> IconButton:
        action = self._editing.action(id_)
        words = QCoreApplication.translate("Actions", action.title)
        button = IconButton(self._icons, action.icon, words, hint=self._hint(action), parent=self)
        button.setCheckable(action.checked is not None)
        # With the mouse or a key, and not when it only shows what is on
        button.clicked.connect(lambda _checked=False: self._run(action))
        return button

    def _menu(self, button: QToolButton, ids: list[str]) -> QMenu:
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for id_ in ids:
            action = self._editing.action(id_)
            title = QCoreApplication.translate("Actions", action.title)
            entry = menu.addAction(self._icons.icon(action.icon), title)
            entry.setToolTip(QCoreApplication.translate("Actions", action.help) if action.help else "")
            entry.setCheckable(action.checked is not None)
            entry.setData(id_)
            entry.triggered.connect(lambda _checked=False, action=action: self._run(action))
        button.setMenu(menu)
        return menu

    def _hint(self, action: Action) -> str:
        translate = QCoreApplication.translate
        keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys[:1]]
        title = translate("Actions", action.title)
        first = f"{title} ({keys[0]})" if keys else title
        return "\n".join(line for line in (first, translate("Actions", action.help) if action.help else "") if line)

    def _run(self, action: Action) -> None:
        if action.enabled is None or action.enabled():
            action.run()
        # A click turns a button over by itself, whatever came of it
        self._show_modes()

    def _show_modes(self) -> None:
        work = self._work
        self.tools[work.tool].setChecked(True)
        self.snapping.setChecked(work.snapping)
        self.linked.setChecked(work.linked)
        names = {
            Ripple.NONE: self.tr("No ripple"),
            Ripple.TRACK: self.tr("Ripple track"),
            Ripple.ALL: self.tr("Ripple all"),
        }
        # The style leaves nothing between icon and text
        self.ripple.setText(f" {names[work.ripple]}")
        self.ripple.setAccessibleName(names[work.ripple])
        for entry in self._rippling.actions():
            entry.setChecked(entry.data() == f"timeline.ripple.{work.ripple.value}")

    def _show_free(self) -> None:
        for widget in (self.marker, self.add_track):
            widget.setEnabled(not self._work.read_only)

    def _show_scale(self) -> None:
        share = log(self._axis.px_per_s / _FARTHEST_PX) / log(_NEAREST_PX / _FARTHEST_PX)
        with QSignalBlocker(self.zoom):
            self.zoom.setValue(round(min(max(share, 0.0), 1.0) * _STEPS))

    def _zoomed(self, value: int) -> None:
        scale = _FARTHEST_PX * (_NEAREST_PX / _FARTHEST_PX) ** (value / _STEPS)
        with QSignalBlocker(self.zoom):
            self._editing.view.zoom(scale / self._axis.px_per_s)
