"""Scoring: music for a stretch of the film, whose bars end with it, and the bars of music as markers."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QObject

from app.api import (
    SEED_LIMIT,
    AssetId,
    AssetOf,
    Command,
    JobContext,
    Json,
    Lane,
    Recipe,
    Together,
    UserError,
    fields_of,
)
from plugins.timeline.commands import SetMarker
from plugins.timeline.compositing import Compositor
from plugins.timeline.landing import Place, asset_of
from plugins.timeline.links.linking import LinkPlace
from plugins.timeline.links.scoring import Score, bar_times, score_for, tempo_of_midi
from plugins.timeline.lookup.index import duration_of, items_between
from plugins.timeline.model import Clip, Marker, MarkerColour, Shot, TrackKind, media_of, new_id
from plugins.timeline.panel.links import Links
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO, TimeRange

COMPOSER = "audio.compose"
_MIDI = frozenset({"mid", "midi", "audio/midi"})
"""Names under which notes lie beside a sound."""
_MOST_WORDS = 400


class Scoring(QObject):
    """What a stretch of the film gets to be heard; `compositor` is asked on workers alone."""

    def __init__(self, work: FilmWork, links: Links, compositor: Compositor, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._links, self._compositor = work, links, compositor

    def is_possible(self) -> bool:
        """Whether there is a stretch of film, and something that composes."""
        return self._stretch() is not None and any(
            info.id == COMPOSER for info in self._work.context.generators.infos()
        )

    def score(self) -> Score | None:
        """Have music made for the marks of in and out, or for the selected clips, or for all; None where none fits."""
        stretch = self._stretch()
        if stretch is None:
            return None
        try:
            score = score_for(stretch.duration, self._cuts(stretch))
            type_ = self._work.context.generators.request_type(COMPOSER)
        except UserError as error:
            self._work.context.messages.fail(error)
            return None
        fields = {field.name: field for field in fields_of(type_)}
        values: dict[str, Json] = {
            "prompt": self._words(stretch), "bpm": score.bpm, "bars": score.bars, "metre": f"{score.beats}/4",
            "seed": secrets.randbelow(SEED_LIMIT),
        }  # fmt: skip
        kind = fields["picture"].kind if "picture" in fields else None
        takes_picture = isinstance(kind, AssetOf) and kind.media_type.startswith("image/")
        timeline, sequence, assets = self._work.timeline, self._work.sequence.id, self._work.context.assets
        moment = self._work.on_frame(stretch.start + stretch.duration / 2)

        def see(_job: JobContext) -> AssetId | None:
            if not takes_picture:
                return None
            size = (timeline.width, timeline.height)
            return assets.add_picture(self._compositor.frame(timeline, sequence, moment, size)).id

        def submit(picture: AssetId | None) -> None:
            place = Place(sequence, at=stretch.start, duration=stretch.duration)
            given = {**values, "picture": picture} if picture is not None else values
            known = {name: value for name, value in given.items() if name in fields}
            try:
                self._links.submit(COMPOSER, known, LinkPlace(place))
            except UserError as error:
                self._work.context.messages.fail(error)

        self._work.context.jobs.run("", see, Lane.IO, submit)
        words = self.tr("{bars} bars at {bpm} beats a minute end with the stretch; cuts are {off} ms off the beat.")
        off = round(score.off_s * 1000)
        self._work.context.messages.say(words.format(bars=score.bars, bpm=f"{score.bpm:.1f}", off=off))
        return score

    def bars_possible(self) -> bool:
        """Whether a clip with sound is selected."""
        return any((media := media_of(clip.content)) and media.sound for clip in self._work.selected_clips())

    def mark_bars(self) -> None:
        """Put a marker where each bar of the selected music begins, as one step."""
        work = self._work
        found = [
            clip for clip in work.selected_clips() if (media := media_of(clip.content)) and media.sound is not None
        ]
        if not found:
            return
        clip, start = found[0], work.start_of(found[0].id)
        tempo = self._tempo(clip)
        if start is None or tempo is None:
            error = UserError("The tempo of this sound is not known.", advice="Choose music that was composed here.")
            work.context.messages.fail(error)
            return
        media = media_of(clip.content)
        first = media.available_range.start if media and media.available_range else ZERO
        used = clip.source_range
        if clip.speed <= 0:
            work.context.messages.fail(
                UserError(
                    "Music that is played backwards has no bars to mark.", advice="Play it forwards, and try again."
                )
            )
            return
        markers = [
            Marker(new_id(), at, name=str(number), colour=MarkerColour.BLUE)
            for number, time in enumerate(bar_times(*tempo, used.end - first), start=1)
            if (at := start + (first + time - clip.source_start) / clip.speed) >= start
        ]
        taken = {marker.start for marker in work.sequence.markers}
        steps: list[Command] = [
            SetMarker(work.sequence.id, replace(marker, start=on), label="Mark the bars")
            for marker in markers
            if (on := work.on_frame(marker.start)) not in taken
        ]
        if steps:
            work.execute(Together("Mark the bars", tuple(steps)))

    def _stretch(self) -> TimeRange | None:
        work = self._work
        if work.range is not None and work.range.duration > 0:
            return work.range
        clips = work.selected_clips()
        chosen = [(start, clip.duration) for clip in clips if (start := work.start_of(clip.id)) is not None]
        if chosen:
            begin, end = min(start for start, _ in chosen), max(start + duration for start, duration in chosen)
            return TimeRange(begin, end - begin)
        whole = duration_of(work.sequence)
        return TimeRange(ZERO, whole) if whole > 0 else None

    def _cuts(self, stretch: TimeRange) -> Sequence[Fraction]:
        """When the picture is cut within a stretch, counted from its beginning."""
        pictures = [track for track in self._work.sequence.tracks if track.kind is TrackKind.PICTURE and track.items]
        times = {
            placed.range.start - stretch.start
            for track in pictures
            for placed in items_between(track, stretch)
            if isinstance(placed.item, Clip) and placed.range.start > stretch.start
        }
        return sorted(times)

    def _words(self, stretch: TimeRange) -> str:
        """What is seen there, as far as it was said when it was made; else that it is music for a film."""
        said: list[str] = []
        for track in self._work.sequence.tracks:
            for placed in items_between(track, stretch):
                if isinstance(placed.item, Clip) and isinstance(placed.item.content, Shot):
                    prompt = json.loads(placed.item.content.request or "{}").get("prompt")
                    if isinstance(prompt, str) and prompt.strip() and prompt not in said:
                        said.append(prompt)
        return ". ".join(said)[:_MOST_WORDS] or "calm film music"

    def _tempo(self, clip: Clip) -> tuple[float, Fraction] | None:
        """Beats a minute and beats to a bar of music, by how it was made or the notes that lie beside it."""
        context, asset = self._work.context, asset_of(clip.content)
        if asset is None:
            return None
        known, made = context.session.document.assets.get(asset), context.made_of(asset)
        recipe = known.recipe if known is not None and known.recipe else made.recipe if made is not None else None
        if found := _told(recipe):
            return found
        notes = next((id_ for name, id_ in made.extra.items() if name in _MIDI), "") if made is not None else ""
        try:
            return tempo_of_midi(context.assets.read(AssetId(notes))) if notes else None
        except UserError:  # they may be gone: then it is not known
            return None


def _told(recipe: Recipe | None) -> tuple[float, Fraction] | None:
    request = recipe.request if recipe is not None else {}
    bpm, metre = request.get("bpm"), request.get("metre")
    if not isinstance(bpm, int | float) or isinstance(bpm, bool) or bpm <= 0:
        return None
    beats = metre.partition("/")[0] if isinstance(metre, str) else ""
    return float(bpm), Fraction(beats) if beats.isdecimal() and int(beats) else Fraction(4)
