"""Editing: new notes for a part of a clip, more of it, variations of it, and further tracks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.api import InvalidRequest, Lane, Models, Output, Reading, RunContext, Words
from plugins.audio.generators.composers import Check, Composer, composer, varied
from plugins.audio.generators.given import given_clip
from plugins.audio.generators.outputs import Recording, variations
from plugins.audio.generators.requests import AccompanyRequest, ContinueRequest, InfillRequest, VaryRequest
from plugins.audio.generators.selecting import selected
from plugins.audio.model import Clip, TrackPlan
from plugins.audio.prompt.noting import added_of
from plugins.audio.prompt.spans import Kind
from plugins.audio.prompt.understanding import understand

_MOST_BARS = 4096
_PLAYERS = frozenset({Kind.INSTRUMENT, Kind.ROLE, Kind.GENRE})


class Infill:
    """Write some bars of some tracks anew."""

    Request: ClassVar[type[Any]] = InfillRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: InfillRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Give the clip with other notes in the bars that are named; every other note is the same."""
        clip = given_clip(context.assets, request.clip)
        tracks = selected(request.tracks, len(clip.plan.tracks), Words("track"))
        bars = selected(request.bars, clip.plan.bars, Words("bar"))
        chosen = composer(request.how, context.resources, clip, len(tracks) * len(bars))
        yield from variations(
            replace(request, how=chosen.name),
            Recording("audio.infill", _name(clip), request.loudness),
            models,
            context,
            lambda seed: chosen.infill(clip, tracks, bars, seed, context.check),
            chosen.stamps,
        )


class Continue:
    """Go on with a clip."""

    Request: ClassVar[type[Any]] = ContinueRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: ContinueRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Give the clip with more bars at its end; what was there is the same."""
        clip = given_clip(context.assets, request.clip)
        if clip.plan.bars + request.bars > _MOST_BARS:
            raise InvalidRequest("A clip has {most} bars at most.", advice="Add fewer bars.", most=_MOST_BARS)
        longer = replace(clip, plan=replace(clip.plan, bars=clip.plan.bars + request.bars))
        chosen = composer(request.how, context.resources, longer, request.bars * len(clip.plan.tracks))
        yield from variations(
            replace(request, how=chosen.name),
            Recording("audio.continue", _name(clip), request.loudness),
            models,
            context,
            lambda seed: chosen.go_on(clip, request.bars, seed, context.check),
            chosen.stamps,
        )


class Vary:
    """Play some tracks of a clip a little otherwise."""

    Request: ClassVar[type[Any]] = VaryRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: VaryRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Give the clip with as many bars changed as the amount says; tracks that are not named are the same."""
        clip = given_clip(context.assets, request.clip)
        tracks = selected(request.tracks, len(clip.plan.tracks), Words("track"))
        yield from variations(
            request,
            Recording("audio.vary", _name(clip), request.loudness),
            models,
            context,
            lambda seed: [varied(clip, tracks, request.amount, seed)],
        )


class Accompany:
    """Add tracks to a clip."""

    Request: ClassVar[type[Any]] = AccompanyRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def note(self, request: AccompanyRequest) -> Reading:
        """What the prompt is understood as, and the tracks that it adds."""
        return added_of(request.prompt)

    def run(self, request: AccompanyRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Give the clip with the tracks that the prompt names, played to what it has."""
        clip = given_clip(context.assets, request.clip)
        tracks = added_tracks(request.prompt, clip)
        chosen = composer(request.how, context.resources, clip)
        yield from variations(
            replace(request, how=chosen.name),
            Recording("audio.accompany", request.prompt, request.loudness),
            models,
            context,
            lambda seed: _accompanied(clip, tracks, chosen, seed, context.check),
            chosen.stamps,
        )


def added_tracks(prompt: str, clip: Clip) -> tuple[TrackPlan, ...]:
    """The tracks that a prompt names, with ids that the clip lacks; raises InvalidRequest where it names none."""
    understood = understand(prompt)
    if not understood.plan.tracks or all(span.kind not in _PLAYERS for span in understood.spans):
        raise InvalidRequest(
            "“{prompt}” names no instrument and no part.",
            advice="Say what plays along, such as walking bass or drums.",
            prompt=prompt[:60],
        )
    taken = {track.id for track in clip.plan.tracks}
    free = (f"t{number}" for number in range(1, len(taken) + len(understood.plan.tracks) + 1))
    ids = [id_ for id_ in free if id_ not in taken]
    return tuple(replace(track, id=id_) for track, id_ in zip(understood.plan.tracks, ids, strict=False))


def _accompanied(clip: Clip, tracks: Sequence[TrackPlan], chosen: Composer, seed: int, check: Check) -> Iterable[Clip]:
    for track in tracks:
        before = clip
        for clip in chosen.accompany(before, track, seed, check):
            yield clip


def _name(clip: Clip) -> str:
    """What the result of an edit is called: by who plays."""
    return ", ".join(track.name for track in clip.plan.tracks)
