"""EditingPointer: what the left button does on the clips, with every tool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject, Qt, Signal

from app.api import UserError
from plugins.timeline.commands import Razor, RemoveKeys
from plugins.timeline.editing.choosing import chosen
from plugins.timeline.lookup.index import index_of, item_at, items_between
from plugins.timeline.model import Clip, Nested
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.tools.beginning import gesture_at
from plugins.timeline.panel.tools.choice import Choice
from plugins.timeline.panel.tools.cursors import cursor_at
from plugins.timeline.panel.tools.gesture import Gesture
from plugins.timeline.panel.tools.keying import new_key
from plugins.timeline.panel.tools.pull import Held, Pull
from plugins.timeline.panel.tools.showing import Shown
from plugins.timeline.panel.tools.snapping import Snapping
from plugins.timeline.panel.tools.transport import Transport
from plugins.timeline.panel.tools.trial import Trial, Trials
from plugins.timeline.panel.tracks.ghost import Band, Ghosts
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.panel.tracks.rows import Rows
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import TimeRange

_STARTS_PX = 4.0
_REACH_PX = 8.0
_BANDS = frozenset({Part.GAP, Part.EMPTY})
_CLIPS = frozenset({Part.BODY, Part.IN_EDGE, Part.OUT_EDGE, Part.CUT, Part.FADE_IN, Part.FADE_OUT})


@dataclass(frozen=True, slots=True)
class ChosenKey:
    """A keyframe that was clicked."""

    clip: str
    parameter: str
    time: Fraction


@dataclass(slots=True)
class _Drag:
    pressed: Hit
    top: float
    """The height of the press below the first row, however far that is scrolled."""
    before: frozenset[str]
    """What was selected when the button went down."""
    held: Held
    gesture: Gesture | None = None
    edges: tuple[Fraction, ...] = ()
    without: frozenset[str] = frozenset()
    trials: Trials | None = None
    trial: Trial | None = None
    pull: Pull | None = None
    moved: bool = False
    last: Hit | None = None


class EditingPointer(QObject):
    """A drag is tried on the frozen film and shown; only when the button goes up it is done, as one step."""

    opened = Signal(str)
    """A clip was double-clicked that shows no other sequence."""
    key_changed = Signal()
    """Another keyframe was clicked, or something else."""
    marker_opened = Signal(str, str)
    """A marker was double-clicked: the clip that it is on, empty for the sequence, and its id."""

    def __init__(
        self,
        work: FilmWork,
        axis: FilmAxis,
        rows: Rows,
        transport: Transport,
        show: Callable[[Ghosts | None], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._axis, self._rows, self._transport, self._show = work, axis, rows, transport, show
        self.choice = Choice(work)
        self._key: ChosenKey | None = None
        self.value_at: Callable[[str, str, float], float | None] = lambda _track, _parameter, _y: None
        """The value of a parameter at a height of a track."""
        self._drag: _Drag | None = None
        self._hovering = False
        work.film_changed.connect(self._film_changed)
        work.sequence_changed.connect(self.cancel)

    @property
    def key(self) -> ChosenKey | None:
        """The keyframe that was clicked last; None where something else was."""
        return self._key

    def choose_key(self, key: ChosenKey | None) -> None:
        """Have another keyframe chosen, or none."""
        if key != self._key:
            self._key = key
            self.key_changed.emit()

    @property
    def is_dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._drag is not None and self._drag.moved

    def press(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """The button went down: select, and be ready to drag."""
        held = Held.of(modifiers)
        self._hide_hover()
        self._drag = _Drag(hit, hit.y + self._rows.top, self._work.selected, held)
        if self._work.tool in (Tool.RAZOR, Tool.HAND):
            return
        key = None
        if hit.part is Part.KEYFRAME and hit.key is not None:
            key = ChosenKey(hit.clip, hit.parameter, hit.key)
        if hit.part in _CLIPS and hit.clip:
            self.choice.press(hit.clip, held)
        elif hit.part is Part.TRANSITION and hit.before:
            self._work.select_transition(hit.before)
        elif hit.part in _BANDS and not (held.ctrl or held.shift):
            self._work.select((), track=hit.track or self._work.track)
        # The clip is selected first: what shows its keyframes has to know it
        self.choose_key(key)

    def move(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse goes on with the button down."""
        drag, held = self._drag, Held.of(modifiers)
        if drag is None:
            return
        last, drag.last = drag.last or drag.pressed, hit
        if not drag.moved:
            away = abs(hit.x - drag.pressed.x) + abs(hit.y - drag.pressed.y)
            if away < _STARTS_PX:
                return
            drag.moved = True
            if drag.pressed.part in _CLIPS and drag.pressed.clip and self._work.tool not in (Tool.RAZOR, Tool.HAND):
                self.choice.drag(drag.pressed.clip, drag.held)
            self._begin(drag)
        if self._work.tool is Tool.HAND:
            self._axis.scroll(last.x - hit.x)
            self._rows.scroll_to(self._rows.top + last.y - hit.y)
        elif self._work.tool is Tool.RAZOR:
            self._show_cut(hit, held)
        elif drag.gesture is not None:
            self._try(drag, hit, held)
        elif drag.trials is None and drag.pressed.part in _BANDS:
            self._stretch_band(drag, hit)

    def release(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """The button went up: what was dragged is done, as one step."""
        drag, held = self._drag, Held.of(modifiers)
        self._drag = None
        if drag is None:
            return
        self._show(None)
        work = self._work
        if work.tool is Tool.RAZOR:
            self._cut(hit, held)
        elif drag.moved:
            self._finish(drag)
        elif drag.pressed.part is Part.CURVE and drag.held.ctrl:
            self._add_key(drag.pressed)
        elif drag.pressed.part is Part.KEYFRAME and drag.held.ctrl and drag.pressed.key is not None:
            key = drag.pressed.key
            work.execute(RemoveKeys(work.sequence.id, drag.pressed.clip, drag.pressed.parameter, (key,)))
        elif drag.pressed.part in _CLIPS and drag.pressed.clip and work.tool is not Tool.HAND:
            self.choice.click(drag.pressed.clip, drag.held)

    def double_click(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:  # noqa: ARG002 - no key changes it
        """Open a nested sequence, a clip or a marker; of a gap the range is marked."""
        self._drag = None
        if self._work.tool in (Tool.RAZOR, Tool.HAND):
            return
        clip = self._work.clip(hit.clip) if hit.clip else None
        if hit.part is Part.MARKER:
            self.marker_opened.emit(hit.clip, hit.marker)
        elif hit.part is Part.GAP:
            range_ = gap_at(self._work, hit)
            if range_ is not None:
                self._work.set_range(range_)
        elif hit.part in _CLIPS and clip is not None:
            if isinstance(clip.content, Nested):
                self._work.show_sequence(clip.content.sequence)
            else:
                self.opened.emit(clip.id)

    def hover(self, hit: Hit | None, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse is elsewhere with no button held: the razor shows where it would cut."""
        if self._drag is not None:
            return
        if hit is not None and self._work.tool is Tool.RAZOR:
            self._show_cut(hit, Held.of(modifiers))
        else:
            self._hide_hover()

    def cancel(self) -> bool:
        """Take back what runs; whether anything ran."""
        drag, self._drag = self._drag, None
        self._hide_hover()
        if drag is None:
            return False
        self._show(None)
        if drag.moved and drag.gesture is None and drag.pressed.part in _BANDS:
            self._work.select(drag.before)
        return drag.moved

    def cursor(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """How the mouse looks over a place."""
        return cursor_at(self._work.tool, hit, Held.of(modifiers), held=self._drag is not None)

    def _begin(self, drag: _Drag) -> None:
        work = self._work
        if work.read_only or work.tool in (Tool.RAZOR, Tool.HAND):
            return
        try:
            gesture = gesture_at(work, self.choice, drag.pressed)
            if gesture is None:
                return
            # What is locked or gone says so before anything moves
            if drag.pressed.clip:
                chosen(work.sequence, drag.pressed.clip)
            drag.edges, drag.without = gesture.edges, gesture.without
        except UserError as error:
            work.context.messages.fail(error)
            self._drag = None
            return
        drag.gesture = gesture
        drag.trials = Trials(work.context.session.document, work.sequence.id, gesture)

    def _try(self, drag: _Drag, hit: Hit, held: Held) -> None:
        assert drag.gesture is not None
        assert drag.trials is not None
        snapped = self._snapping().pulled(drag.edges, drag.without, hit.time - drag.pressed.time)
        pull = Pull(snapped.by, hit.track, self._value(drag.pressed, hit), held)
        if pull == drag.pull:
            return
        drag.pull = pull
        drag.trial = drag.trials.at(pull)
        drawn = snapped.at if drag.trial.by == snapped.by else None
        self._show(Shown(drag.gesture, drag.trial, drawn).ghosts(self._work.timeline))

    def _value(self, pressed: Hit, hit: Hit) -> float | None:
        """What the dragged parameter would have at this height, as it was counted where it was taken."""
        if pressed.value is None:
            return None
        found = self.value_at(pressed.track, pressed.parameter, hit.y)
        return found if found is not None else hit.value

    def _finish(self, drag: _Drag) -> None:
        trial = drag.trial
        if trial is None:
            return
        if trial.command is not None:
            self._work.execute(trial.command)
        elif trial.refusal is not None:
            self._work.context.messages.fail(trial.refusal)

    def _stretch_band(self, drag: _Drag, hit: Hit) -> None:
        work = self._work
        first, last = sorted((drag.pressed.time, hit.time))
        range_ = TimeRange(first, last - first)
        top, bottom = sorted((drag.top - self._rows.top, hit.y))
        found = {
            placed.item.id
            for row in self._rows.between(top, bottom)
            for placed in items_between(row.track, range_)
            if isinstance(placed.item, Clip) and placed.range.overlaps(range_)
        }
        kept = drag.before if drag.held.ctrl or drag.held.shift else frozenset()
        chosen = frozenset(found) if drag.held.alt else self.choice.whole(found)
        work.select(kept | chosen, track=work.track)
        self._show(Ghosts(band=Band(range_, top, bottom)))

    def _snapping(self) -> Snapping:
        work = self._work
        marks = (work.range.start, work.range.end) if work.range is not None else ()
        reach = self._axis.length(_REACH_PX) if work.snapping else Fraction(0)
        return Snapping(work.sequence, work.timeline.rate, reach, (self._transport.time, *marks))

    def _show_cut(self, hit: Hit, held: Held) -> None:
        if not (hit.clip or held.shift):
            # There is nothing to cut
            self._hide_hover()
            return
        snapped = self._snapping().at(hit.time)
        self._hovering = True
        self._show(Ghosts(snap=snapped.at, cut=("" if held.shift else hit.track, snapped.by)))

    def _hide_hover(self) -> None:
        if self._hovering:
            self._hovering = False
            self._show(None)

    def _cut(self, hit: Hit, held: Held) -> None:
        self._hovering = False
        at = self._snapping().at(hit.time).by
        work = self._work
        if held.shift:
            work.execute(Razor(work.sequence.id, at))
        elif hit.track:
            clip = self._clip_at(hit.track, at)
            linked = self.choice.linked_of(clip) if clip else work.linked
            work.execute(Razor(work.sequence.id, at, (hit.track,), linked and not held.alt))

    def _clip_at(self, track: str, time: Fraction) -> str:
        found = item_at(self._work.sequence.track(track), time)
        return found.item.id if found is not None and isinstance(found.item, Clip) else ""

    def _add_key(self, hit: Hit) -> None:
        work = self._work
        start = work.start_of(hit.clip)
        if start is None or work.read_only:
            return
        try:
            command = new_key(work.sequence, hit.clip, hit.parameter, work.on_frame(hit.time) - start)
        except UserError as error:
            work.context.messages.fail(error)
            return
        work.execute(command)

    def _film_changed(self) -> None:
        # What is dragged was begun on another film, as where a take came in meanwhile
        if self._drag is not None:
            self.cancel()


def gap_at(work: FilmWork, hit: Hit) -> TimeRange | None:
    """The time of the gap at a place."""
    track = next((each for each in work.sequence.tracks if each.id == hit.track), None)
    place = index_of(track).at(hit.time) if track is not None else None
    if track is None or place is None or isinstance(track.items[place], Clip):
        return None
    return index_of(track).placed(place).range
