"""Menus: what can be done with what lies under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.api import Action
from plugins.timeline.commands import RemoveKeys, Ripple, SetKey
from plugins.timeline.model import Easing, Nested, TransitionKind
from plugins.timeline.panel.editing_actions import EditingActions
from plugins.timeline.panel.tools.editing_pointer import gap_at
from plugins.timeline.panel.tools.pull import Held
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.panel.work import FilmWork

_CLIP = (
    ("timeline.clip.cut", "timeline.clip.copy", "timeline.paste", "timeline.clip.duplicate"),
    ("timeline.delete", "timeline.clip.extract"),
    ("timeline.split", "timeline.clip.join", "timeline.clip.enabled"),
)
_SPEED = (("timeline.clip.speed", "timeline.clip.reverse", "timeline.clip.freeze", "timeline.clip.hold"),)
_TRANSITION = (("timeline.transition.dissolve", "timeline.transition.dip", "timeline.transition.wipe"),)
_TOGETHER = (("timeline.clip.link", "timeline.clip.group", "timeline.clip.ungroup", "timeline.clip.nest"),)
_SEEN = (("timeline.select.range", "timeline.match"),)
_NESTED = (("timeline.nested.open", "timeline.nested.unnest"),)
_HEAD = (
    ("timeline.track.rename",),
    ("timeline.track.mute", "timeline.track.solo", "timeline.track.lock"),
    ("timeline.track.up", "timeline.track.down"),
    ("timeline.add-track.picture", "timeline.add-track.sound", "timeline.add-track.title"),
    ("timeline.track.delete",),
)
_RULER = (
    ("timeline.marker.add",),
    ("timeline.mark.in", "timeline.mark.out", "timeline.mark.clear"),
    ("timeline.range.lift", "timeline.range.extract"),
    ("timeline.view.all", "timeline.view.selection", "timeline.view.follow"),
)
_EMPTY = (
    ("timeline.paste", "timeline.paste-between"),
    ("timeline.select.all", "timeline.select.forward", "timeline.select.forward-all"),
    ("timeline.add.title", "timeline.add.solid"),
    ("timeline.add-track.picture", "timeline.add-track.sound", "timeline.add-track.title"),
    ("timeline.view.all",),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    words: str
    run: Callable[[], None]
    icon: str = ""
    enabled: bool = True
    checked: bool | None = None


class Menus(QObject):
    """A menu about a clip is about all that are selected with it."""

    def __init__(self, work: FilmWork, editing: EditingActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._editing, self._parent = work, editing, parent

    def open(self, hit: Hit, at: QPoint, also: Callable[[QMenu], None] | None = None) -> None:
        """Open the menu of a place, with what somebody else puts into it below."""
        menu = self.menu_of(hit)
        if also is not None:
            also(menu)
        menu.popup(at)

    def menu_of(self, hit: Hit) -> QMenu:
        """The menu of a place; it goes when it closes. What is under the mouse is selected."""
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        work = self._work
        match hit.part:
            case Part.TRANSITION if hit.before:
                work.select_transition(hit.before)
                self._add(menu, self._transition(hit.before))
            case Part.KEYFRAME:
                self._add(menu, self._keyframe(hit))
                menu.addSeparator()
                self._clip(menu, hit)
            case Part.MARKER:
                self._add(menu, self._marker(hit))
                menu.addSeparator()
                self._clip(menu, hit) if hit.clip else self._put(menu, _RULER)
            case Part.GAP:
                work.select_track(hit.track)
                self._add(menu, self._gap(hit))
                menu.addSeparator()
                self._put(menu, _EMPTY)
            case Part.HEAD:
                if hit.track:
                    work.select_track(hit.track)
                self._put(menu, _HEAD)
            case Part.RULER | Part.RANGE_IN | Part.RANGE_OUT:
                self._put(menu, _RULER)
            case Part.EMPTY:
                if hit.track:
                    work.select_track(hit.track)
                self._put(menu, _EMPTY)
            case (
                Part.BODY | Part.IN_EDGE | Part.OUT_EDGE | Part.FADE_IN | Part.FADE_OUT | Part.CUT | Part.CURVE
                | Part.TRANSITION
            ):  # fmt: skip
                self._clip(menu, hit)
            case _:
                assert_never(hit.part)
        return menu

    def _clip(self, menu: QMenu, hit: Hit) -> None:
        if hit.clip and hit.clip not in self._work.selected:
            self._editing.pointer.choice.press(hit.clip, Held())
        nested = any(isinstance(clip.content, Nested) for clip in self._work.selected_clips())
        self._put(menu, (*_NESTED, *_CLIP) if nested else _CLIP)
        menu.addSeparator()
        # Folded: all of it at once would be higher than a small screen
        for words, icon, groups in (
            (self.tr("Speed"), "gauge", _SPEED),
            (self.tr("Transition"), "blend", _TRANSITION),
            (self.tr("Together"), "link", _TOGETHER),
        ):
            self._put(menu.addMenu(self._editing.icons.icon(icon), words), groups)
        self._put(menu, _SEEN)
        if hit.clip:
            menu.addSeparator()
            there = self._editing.clips.at_playhead()
            mark = partial(self._editing.markers.add_to_clip, hit.clip)
            allowed = hit.clip in there and not self._work.read_only
            self._add(menu, (_Entry(self.tr("Mark the clip at the playhead"), mark, "flag", allowed),))

    def _gap(self, hit: Hit) -> Sequence[_Entry]:
        close, free = self._editing.clips.close_gap, not self._work.read_only
        range_ = gap_at(self._work, hit)
        entries = [
            _Entry(
                self.tr("Close the gap"), partial(close, hit.track, hit.time, Ripple.TRACK), "fold-horizontal", free
            ),
            _Entry(self.tr("Close the gap on all tracks"), partial(close, hit.track, hit.time, Ripple.ALL), "", free),
        ]
        if range_ is not None:
            fill = partial(self._editing.fill_wanted.emit, range_, hit.track)
            entries.append(_Entry(self.tr("Fill with a shot"), fill, "sparkles", free))
            entries.append(_Entry(self.tr("Mark the gap"), partial(self._work.set_range, range_)))
        return entries

    def _transition(self, after: str) -> Sequence[_Entry]:
        edits, free = self._editing.transitions, not self._work.read_only
        kind = edits.kind(after)
        names = (
            (TransitionKind.DISSOLVE, self.tr("Dissolve")),
            (TransitionKind.DIP, self.tr("Dip to a colour")),
            (TransitionKind.WIPE, self.tr("Wipe")),
        )
        return (
            *(_Entry(words, partial(edits.set, each), "", free, each is kind) for each, words in names),
            _Entry(self.tr("Delete the transition"), partial(edits.remove, after), "trash-2", free),
        )

    def _keyframe(self, hit: Hit) -> Sequence[_Entry]:
        work = self._work
        clip = work.clip(hit.clip)
        curve = clip.curve(hit.parameter) if clip is not None else None
        key = next((each for each in curve.keys if each.time == hit.key), None) if curve is not None else None
        if key is None:
            return ()
        names = (
            (Easing.LINEAR, self.tr("Go on evenly")),
            (Easing.EASE, self.tr("Begin and end gently")),
            (Easing.HOLD, self.tr("Hold until the next keyframe")),
        )
        id_, free = work.sequence.id, not work.read_only

        def ease(easing: Easing) -> None:
            work.execute(SetKey(id_, hit.clip, hit.parameter, replace(key, easing=easing), "Change the easing"))

        def remove() -> None:
            work.execute(RemoveKeys(id_, hit.clip, hit.parameter, (key.time,)))

        return (
            *(_Entry(words, partial(ease, each), "", free, each is key.easing) for each, words in names),
            _Entry(self.tr("Delete the keyframe"), remove, "trash-2", free),
        )

    def _marker(self, hit: Hit) -> Sequence[_Entry]:
        free = not self._work.read_only
        return (
            _Entry(
                self.tr("Name the marker…"), partial(self._editing.open_marker, hit.clip, hit.marker), "pencil", free
            ),
            _Entry(
                self.tr("Delete the marker"),
                partial(self._editing.markers.remove, hit.clip, hit.marker),
                "trash-2",
                free,
            ),
        )

    def _add(self, menu: QMenu, entries: Sequence[_Entry]) -> None:
        for entry in entries:
            added = menu.addAction(self._editing.icons.icon(entry.icon), entry.words)
            added.setEnabled(entry.enabled)
            if entry.checked is not None:
                added.setCheckable(True)
                added.setChecked(entry.checked)
            added.triggered.connect(lambda _checked=False, run=entry.run: run())

    def _put(self, menu: QMenu, groups: Sequence[Sequence[str]]) -> None:
        for group in groups:
            menu.addSeparator()
            for id_ in group:
                self.put(menu, self._editing.action(id_))

    def put(self, menu: QMenu, action: Action) -> None:
        """Put an action into a menu as it is now."""
        title = QCoreApplication.translate("Actions", action.title)
        # The key is shown, and does nothing itself: it may mean something else by now
        keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys[:1]]
        entry = menu.addAction(self._editing.icons.icon(action.icon), "\t".join((title, *keys)))
        entry.setToolTip(QCoreApplication.translate("Actions", action.help) if action.help else "")
        entry.setEnabled(action.enabled is None or action.enabled())
        if action.checked is not None:
            entry.setCheckable(True)
            entry.setChecked(action.checked())
        entry.triggered.connect(lambda _checked=False, run=action.run: run())
