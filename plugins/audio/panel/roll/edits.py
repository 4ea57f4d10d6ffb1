"""RollEdits: what can be done to the selected notes, or to all of them, each as one step."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from app.api import InvalidData, UserError
from plugins.audio.model import TICKS_PER_BEAT, Clip, Note, Plan
from plugins.audio.music import editing
from plugins.audio.notes import MEDIA_TYPE, notes_from_bytes, notes_to_bytes
from plugins.audio.panel.roll.names import drum_name, pitch_name
from plugins.audio.panel.roll.shaping import among, by_semitones, by_steps, moved, shifted, with_end
from plugins.audio.panel.roll.state import RollState, Show

if TYPE_CHECKING:
    from plugins.audio.panel.player import Player

_HUMAN = 0.5


class RollEdits:
    """Edits of the open region, and the notes that are heard with them."""

    def __init__(self, state: RollState, player: Player | None) -> None:
        self.state, self.player = state, player
        self._serial = 0

    # What sounds.

    def strike(self, pitch: int, velocity: int | None = None) -> None:
        """Sound a note of the open track."""
        track = self.state.track
        if self.player is not None and track is not None:
            self.player.strike(track.id, pitch, self.state.velocity if velocity is None else velocity)

    def strike_place(self, place: int) -> None:
        """Sound a note that is there."""
        table = self.state.table
        self.strike(int(table.pitch[place]), int(table.velocity[place]))

    # What is selected.

    def select_all(self) -> None:
        """Select all notes."""
        self.state.select(np.ones(len(self.state.table), dtype=np.bool_))

    def select_none(self) -> None:
        """Select no note."""
        self.state.select(np.zeros(len(self.state.table), dtype=np.bool_))

    def step_to(self, by: int) -> bool:
        """Select the next note or the one before; False behind the last and before the first."""
        table, chosen = self.state.table, self.state.chosen
        if not len(table):
            return False
        place = (0 if by > 0 else len(table) - 1) if not len(chosen) else int(chosen[-1 if by > 0 else 0]) + by
        if not 0 <= place < len(table):
            return False
        self.state.select_places([place])
        self.strike_place(place)
        return True

    def next_note(self) -> None:
        """Select the next note."""
        self.step_to(1)

    def previous_note(self) -> None:
        """Select the note before."""
        self.step_to(-1)

    def words(self) -> str:
        """What is selected, as a sentence."""
        state = self.state
        chosen = state.chosen
        translate = QCoreApplication.translate
        if not len(chosen):
            return translate("RollEdits", "No note is selected.")
        if len(chosen) > 1:
            return translate("RollEdits", "{count} notes are selected.").format(count=len(chosen))
        place = int(chosen[0])
        pitch, song = int(state.table.pitch[place]), state.work.song
        beat, bar = (int(state.table.start[place]) + state.shift - state.before) / TICKS_PER_BEAT, song.metre.beats
        return translate("RollEdits", "{note}, bar {bar}, beat {beat}, velocity {velocity}").format(
            note=drum_name(pitch) if state.is_drums else pitch_name(pitch, song.key),
            bar=int(beat // bar) + 1,
            beat=f"{beat % bar + 1:.4g}",
            velocity=int(state.table.velocity[place]),
        )

    # What is put, taken away and copied.

    def place(self, kept: Sequence[Note], changed: Sequence[Note], label: str, merge_key: Any = None) -> bool:
        """Put notes among others, which make room for them."""
        return self.state.put(*among(kept, changed), label, merge_key)

    def delete(self) -> None:
        """Take the selected notes away."""
        self._take(self.state.selected, "Delete notes")

    def delete_places(self, places: Sequence[int]) -> None:
        """Take the notes at these places away."""
        mask = np.zeros(len(self.state.table), dtype=np.bool_)
        mask[list(places)] = True
        self._take(mask, "Delete notes")

    def copy(self) -> None:
        """Put the selected notes onto the clipboard."""
        chosen = self._chosen()
        if not chosen:
            return
        # Where in a step of the grid they begin is kept.
        shift = -self.state.cell(chosen[0].start)
        data = QMimeData()
        data.setData(MEDIA_TYPE, notes_to_bytes(shifted(note, shift) for note in chosen))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy the selected notes and take them away."""
        self.copy()
        self._take(self.state.selected, "Cut notes")

    def paste(self) -> None:
        """Put the notes of the clipboard at the playhead, or at the region's beginning where it is elsewhere."""
        data = QGuiApplication.clipboard().mimeData()
        if self.state.region is None or not data.hasFormat(MEDIA_TYPE):
            return
        try:
            notes = notes_from_bytes(bytes(data.data(MEDIA_TYPE).data()))
        except InvalidData as error:
            self.state.work.context.messages.fail(error)
            return
        at = self._cursor()
        self.place(self.state.notes(), [shifted(note, at) for note in notes], "Paste notes")

    def duplicate(self) -> None:
        """Put copies of the selected notes behind them, as far on as they are long on the grid."""
        chosen = self._chosen()
        if not chosen:
            return
        step = self.state.step
        begin = self.state.cell(chosen[0].start)
        span = -((begin - max(note.start + note.length for note in chosen)) // step) * step
        self.place(self.state.notes(), [shifted(note, span) for note in chosen], "Duplicate notes")

    def insert(self) -> None:
        """Put a note behind the selected one, or at the playhead."""
        state, chosen = self.state, self._chosen()
        if state.region is None:
            return
        length = state.length or state.step
        if chosen:
            last = chosen[-1]
            note = Note(last.start + last.length, last.pitch, last.length, last.velocity)
        else:
            pitch = 36 if state.is_drums else 60
            note = Note(self._cursor(), pitch, length, state.velocity)
        self.strike(note.pitch)
        self.place(state.notes(), [note], "Insert a note")

    # What is moved.

    def nudge_time(self, steps: int) -> None:
        """Move the selected notes by steps of the grid."""
        state = self.state
        chosen = state.table.taken(state.selected)
        if len(chosen):
            self._reshape(moved(chosen, steps * state.step).notes(), "Move the notes", "time")

    def nudge_pitch(self, by: int) -> None:
        """Move the selected notes by semitones, or by steps of the key where the tools keep to it."""
        state = self.state
        chosen = state.table.taken(state.selected)
        if not len(chosen):
            return
        if state.is_on(Show.IN_KEY) and not state.is_drums and abs(by) < 12:
            pitches = by_steps(chosen.pitch, by, state.work.song.key)
        else:
            pitches = by_semitones(chosen.pitch, by)
        self.strike(int(pitches[0]), int(chosen.velocity[0]))
        self._reshape(moved(chosen, 0, pitches).notes(), "Move the notes", "pitch")

    def lengthen(self, steps: int) -> None:
        """Make the selected notes longer or shorter by steps of the grid."""
        state = self.state
        chosen = state.table.taken(state.selected)
        if len(chosen) and not state.is_drums:
            self._reshape(with_end(chosen, steps * state.step).notes(), "Resize the notes", "length")

    def set_pitch(self, pitch: int) -> None:
        """Move the selected notes so that the lowest has a pitch."""
        chosen = self.state.table.taken(self.state.selected)
        if len(chosen):
            pitches = by_semitones(chosen.pitch, pitch - int(chosen.pitch.min()))
            self.strike(int(pitches[0]))
            self._reshape(moved(chosen, 0, pitches).notes(), "Move the notes", "set pitch")

    def set_velocity(self, velocity: int) -> None:
        """Give the selected notes a velocity."""
        chosen = self.state.table.taken(self.state.selected)
        if len(chosen):
            self.state.velocity = velocity
            self._reshape(
                chosen.changed(velocity=np.full(len(chosen), velocity, dtype=np.int64)).notes(),
                "Change velocities",
                "set velocity",
            )

    def set_length(self, length: int) -> None:
        """Give the selected notes a length."""
        chosen = self.state.table.taken(self.state.selected)
        if len(chosen):
            self.state.length = length
            changed = chosen.changed(length=np.full(len(chosen), length, dtype=np.int64))
            self._reshape(changed.notes(), "Resize the notes", "set length")

    def add_velocity(self, by: int) -> None:
        """Make the selected notes louder or softer."""
        chosen = self.state.table.taken(self.state.selected)
        if len(chosen):
            changed = chosen.changed(velocity=np.clip(chosen.velocity + by, 1, 127))
            self._reshape(changed.notes(), "Change velocities", "velocity")

    # What is done to the selected notes, or to all where none is selected.

    def scale_velocities(self, factor: float) -> None:
        """Multiply velocities."""
        state = self.state
        table, some = state.table, state.selected.any()
        louder = np.clip(np.rint(table.velocity * factor), 1, 127).astype(np.int64)
        changed = table.changed(velocity=np.where(state.selected, louder, table.velocity) if some else louder)
        state.put(changed.taken(~state.selected).notes(), changed.taken(state.selected).notes(), "Scale velocities")

    def quantise(self, grid: int, strength: float, swing: float, *, starts: bool = True, ends: bool = False) -> None:
        """Move starts, ends or both towards a grid."""
        self._through("Quantise", editing.quantise, grid, strength, swing, ends, starts=starts)

    def octave_up(self) -> None:
        """Move up by twelve semitones."""
        self._through("Transpose up an octave", editing.transpose, 12)

    def octave_down(self) -> None:
        """Move down by twelve semitones."""
        self._through("Transpose down an octave", editing.transpose, -12)

    def to_scale(self) -> None:
        """Move what lies outside the key into it."""
        self._through("Move into the key", editing.to_scale)

    def legato(self) -> None:
        """Hold each note until the next begins."""
        self._through("Legato", editing.legato)

    def humanise(self) -> None:
        """Move starts and velocities a little."""
        self._through("Humanise", editing.humanise, _HUMAN, random.randrange(2**31))

    def split(self) -> None:
        """Cut notes in two at the playhead."""
        state = self.state
        if state.region is None or self.player is None:
            return
        tick = round(self.player.tick) + state.before - state.shift
        tick += state.shift % state.work.song.bar_ticks
        self._through("Split at the playhead", editing.split, tick)

    def join(self) -> None:
        """Make notes of one pitch one note."""
        self._through("Join notes", editing.merge)

    def _chosen(self) -> list[Note]:
        return self.state.notes(self.state.selected)

    def _take(self, mask: np.ndarray[Any, np.dtype[np.bool_]], label: str) -> None:
        state = self.state
        if mask.any() and state.may_edit():
            kept = state.selected & ~mask
            state.put(state.notes(~mask & ~kept), state.notes(kept), label)

    def _reshape(self, changed: Sequence[Note], label: str, kind: str) -> None:
        """Put the selected notes elsewhere; what is done to one selection in the same way is one step."""
        state = self.state
        region = state.region
        if region is not None:
            kept = state.notes(~state.selected)
            self.place(kept, changed, label, ("audio.roll", region.id, kind, state.serial))

    def _cursor(self) -> int:
        """The tick of the content at which things are put: the playhead's, or the first that is heard."""
        state = self.state
        region = state.region
        if region is None:
            return 0
        if self.player is not None and region.start <= self.player.tick < region.end:
            return state.cell(self.player.tick + state.before - state.shift)
        return region.offset

    def _through(self, label: str, edit: Callable[..., Clip], *values: object, **more: object) -> None:
        """Have the selected notes, or all of them, edited as a clip whose first bar begins with one of the song."""
        state = self.state
        if not len(state.table) or not state.may_edit():
            return
        song = state.work.song
        late = state.shift % song.bar_ticks
        notes = tuple(shifted(note, late) for note in state.notes())
        end = int(state.table.end.max()) + late
        plan = Plan(song.bpm, song.metre, song.key, max(1, -(-end // song.bar_ticks)))
        some = bool(state.selected.any())
        chosen = frozenset(state.chosen.tolist()) if some else frozenset(range(len(notes)))
        kept = {(note.start, note.pitch) for at, note in enumerate(notes) if at not in chosen}
        try:
            found = edit(Clip(plan, (notes,)), 0, *values, selection=chosen, **more).notes[0]
        except UserError as error:
            state.work.context.messages.fail(error)
            return
        stays: list[Note] = []
        changed: list[Note] = []
        for note in found:
            is_kept = not some or (note.start, note.pitch) in kept
            (stays if is_kept else changed).append(shifted(note, -min(late, note.start)))
        state.put(stays, changed, label)
