"""Menus of the arrangement, made of its actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.api import Action
from app.widgets.icons import Icons

CLIP_MENU = (
    ("audio.clip.open", "audio.clip.rename"),
    ("audio.clip.cut", "audio.clip.copy", "audio.clip.paste", "audio.clip.duplicate", "audio.clip.delete"),
    ("audio.clip.split", "audio.clip.join", "audio.clip.once"),
    ("audio.clip.mute", "audio.clip.lock", "audio.loop.selection"),
)
LANE_MENU = (
    ("audio.clip.new", "audio.clip.paste"),
    ("audio.clip.all", "audio.clip.on-track"),
    ("audio.track.add",),
    ("audio.view.all",),
)
TRACK_MENU = (
    ("audio.track.rename", "audio.track.instrument"),
    ("audio.track.mute", "audio.track.solo", "audio.track.lock"),
    ("audio.track.add", "audio.track.duplicate", "audio.track.up", "audio.track.down"),
    ("audio.track.delete",),
)
HEADS_MENU = (("audio.track.add",),)
TIME_MENU = (("audio.loop.selection", "audio.clip.lock"), ("audio.view.all", "audio.view.selection"))


def menu_of(groups: Sequence[Sequence[str]], actions: Sequence[Action], icons: Icons, parent: QWidget) -> QMenu:
    """A menu of actions by their ids, in groups."""
    known = {action.id: action for action in actions}
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        menu.addSeparator()
        for id_ in group:
            action = known[id_]
            title = QCoreApplication.translate("Actions", action.title)
            # The key is shown, and does nothing itself: it may mean something else by now.
            key = QKeySequence(action.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if action.keys else ""
            entry = menu.addAction(icons.icon(action.icon), f"{title}\t{key}" if key else title)
            entry.triggered.connect(lambda _checked=False, action=action: action.run())
            entry.setEnabled(action.enabled is None or action.enabled())
    return menu
