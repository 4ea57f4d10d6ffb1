"""FilmWork: the film of the document as the panel shows it, what is selected in it, and the way of edits into it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from fractions import Fraction

from PySide6.QtCore import QObject, Signal

from app.api import Command, Document, PanelContext, Selection, UserError
from plugins.timeline.commands import timeline_of
from plugins.timeline.editing.modes import Ripple
from plugins.timeline.landing import asset_of
from plugins.timeline.lookup.index import find_clip, index_of
from plugins.timeline.model import KIND, Clip, Sequence, Timeline, Track
from plugins.timeline.panel.tool import Tool
from plugins.timeline.time import TimeRange, nearest_frame

_SNAPPING = "timeline.snapping"
_RIPPLE = "timeline.ripple"
_LINKED = "timeline.linked"


class FilmWork(QObject):
    """What all views of the film share. Times are rational seconds from the beginning of the sequence shown."""

    film_changed = Signal(object, object)
    """The Timeline before and the Timeline now."""
    selection_changed = Signal()
    """Other clips, another transition or another track."""
    sequence_changed = Signal()
    """Another sequence is shown."""
    range_changed = Signal()
    """Other marks of in and out."""
    mode_changed = Signal()
    """Another tool, or snapping, rippling or linked selection turned on or off."""
    played_changed = Signal()
    """Another film is played than the one of the document, or this one again."""
    closed = Signal()
    """It looks no more at the document: what was begun for it ends."""

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._timeline = timeline_of(context.session.document)
        self._shown = self._timeline.main
        self._selected: frozenset[str] = frozenset()
        self._transition = ""
        self._track = ""
        self._range: TimeRange | None = None
        self._tool = Tool.SELECT
        self._tried: Timeline | None = None
        settings = context.settings
        self._snapping = bool(settings.get(_SNAPPING, True))
        self._linked = bool(settings.get(_LINKED, True))
        ripple = settings.get(_RIPPLE, Ripple.NONE.value)
        self._ripple = next((mode for mode in Ripple if mode.value == ripple), Ripple.NONE)
        self._end = context.session.subscribe(self._document_changed)

    @property
    def timeline(self) -> Timeline:
        """The film as it is now."""
        return self._timeline

    @property
    def played(self) -> Timeline:
        """What is seen and heard: the film, or what it would be with something that is tried."""
        return self._tried or self._timeline

    @property
    def sequence(self) -> Sequence:
        """The sequence that is shown."""
        return self._timeline.sequence(self._shown)

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed."""
        return self.context.session.read_only

    @property
    def selected(self) -> frozenset[str]:
        """The ids of the selected clips."""
        return self._selected

    @property
    def transition(self) -> str:
        """The id of the clip whose transition, at its end, is selected; empty where none is."""
        return self._transition

    @property
    def track(self) -> str:
        """The id of the track that is worked on; empty where there is none."""
        return self._track

    @property
    def range(self) -> TimeRange | None:
        """The stretch between the marks of in and out; None without them."""
        return self._range

    @property
    def tool(self) -> Tool:
        """What a drag does."""
        return self._tool

    @property
    def snapping(self) -> bool:
        """Whether edges are drawn to others."""
        return self._snapping

    @property
    def ripple(self) -> Ripple:
        """What moves along when an edit makes something longer or shorter."""
        return self._ripple

    @property
    def linked(self) -> bool:
        """Whether picture and sound of one thing are edited together."""
        return self._linked

    def on_frame(self, time: float | Fraction) -> Fraction:
        """The nearest beginning of a frame, never before zero."""
        return max(Fraction(0), nearest_frame(Fraction(time), self._timeline.rate))

    def clip(self, id_: str) -> Clip | None:
        """A clip of the sequence shown; None where it is gone."""
        found = find_clip(self.sequence, id_)
        if found is None:
            return None
        item = found[0].items[found[1]]
        return item if isinstance(item, Clip) else None

    def start_of(self, id_: str) -> Fraction | None:
        """When a clip of the sequence shown begins; None where it is gone."""
        found = find_clip(self.sequence, id_)
        return index_of(found[0]).start(found[1]) if found else None

    def track_of(self, id_: str) -> Track | None:
        """The track of a clip of the sequence shown; None where it is gone."""
        found = find_clip(self.sequence, id_)
        return found[0] if found else None

    def selected_clips(self) -> tuple[Clip, ...]:
        """The selected clips, track by track in the order of time."""
        return tuple(clip for clip in self.sequence.clips if clip.id in self._selected)

    def show_sequence(self, sequence: str) -> None:
        """Show another sequence; raises UserError where it is gone."""
        if sequence != self._shown:
            self._timeline.sequence(sequence)
            self._shown, self._range = sequence, None
            self._selected, self._transition, self._track = frozenset(), "", ""
            self.sequence_changed.emit()
            self.selection_changed.emit()
            self.range_changed.emit()

    def attempt(self, film: Timeline | None) -> None:
        """Have another film seen and heard, such as one with a take that is only looked at; None ends that."""
        if film is not self._tried:
            self._tried = film
            self.played_changed.emit()

    def select(self, clips: Collection[str], *, track: str | None = None) -> None:
        """Select clips, and the track that is worked on: theirs where there is one and nothing else is said."""
        known = frozenset(id_ for id_ in clips if find_clip(self.sequence, id_))
        theirs = {found.id for id_ in known if (found := self.track_of(id_))}
        chosen = track if track is not None else theirs.pop() if len(theirs) == 1 else self._track
        if (known, "", chosen) != (self._selected, self._transition, self._track):
            self._selected, self._transition, self._track = known, "", chosen
            self.tell_selected()
            self.selection_changed.emit()

    def select_transition(self, after: str) -> None:
        """Select the transition at the end of a clip, and no clip."""
        if after != self._transition or self._selected:
            self._selected, self._transition = frozenset(), after
            self.selection_changed.emit()

    def select_track(self, track: str) -> None:
        """Work on a track."""
        if track != self._track:
            self._track = track
            self.selection_changed.emit()

    def set_range(self, range_: TimeRange | None) -> None:
        """Mark in and out, or take the marks away."""
        if range_ != self._range:
            self._range = range_
            self.range_changed.emit()

    def set_tool(self, tool: Tool) -> None:
        """Drag with another tool."""
        if tool is not self._tool:
            self._tool = tool
            self.mode_changed.emit()

    def set_snapping(self, on: bool) -> None:
        """Have edges drawn to others, or not."""
        if on != self._snapping:
            self._snapping = on
            self._keep(_SNAPPING, on)

    def set_linked(self, on: bool) -> None:
        """Have picture and sound edited together, or each alone."""
        if on != self._linked:
            self._linked = on
            self._keep(_LINKED, on)

    def set_ripple(self, mode: Ripple) -> None:
        """Have edits ripple on no track, on their own or on all."""
        if mode is not self._ripple:
            self._ripple = mode
            self._keep(_RIPPLE, mode.value)

    def execute(self, command: Command) -> bool:
        """Do something to the film; a refusal is said in the status row. Whether it was done."""
        if self.read_only:
            self.context.messages.say(self.tr("This project is read-only: save it under another name to change it."))
            return False
        try:
            self.context.session.execute(command)
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def tell_selected(self) -> None:
        """Tell the session which clip is selected, and what it was made as where all that are have that in common."""
        found = self.selected_clips()
        sources = {asset_of(clip.content) for clip in found}
        session, known = self.context.session, sources.pop() if len(sources) == 1 else None
        # Where nothing is selected here, what is selected elsewhere stays.
        if found or session.selection.part == KIND:
            session.select(Selection(known, KIND, found[0].id if len(found) == 1 else ""))

    def close(self) -> None:
        """Look no more at the document."""
        end: Callable[[], None] = self._end
        self._end = lambda: None
        end()
        self.closed.emit()

    def _keep(self, name: str, value: bool | str) -> None:
        self.context.settings.set(name, value)
        self.mode_changed.emit()

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.parts.get(KIND) is new.parts.get(KIND):
            return
        before, self._timeline = self._timeline, timeline_of(new)
        elsewhere = all(sequence.id != self._shown for sequence in self._timeline.sequences)
        if elsewhere:
            self._shown, self._range = self._timeline.main, None
        sequence = self.sequence
        selected = frozenset(id_ for id_ in self._selected if find_clip(sequence, id_))
        transition = self._transition if find_clip(sequence, self._transition) else ""
        track = self._track if any(each.id == self._track for each in sequence.tracks) else ""
        lost = (selected, transition, track) != (self._selected, self._transition, self._track)
        self._selected, self._transition, self._track = selected, transition, track
        if elsewhere:
            self.sequence_changed.emit()
        self.film_changed.emit(before, self._timeline)
        if self.context.session.selection.part == KIND:
            self.tell_selected()
        if lost:
            self.selection_changed.emit()
