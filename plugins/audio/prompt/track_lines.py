"""Tracks as a line of text, such as “Violin melody, Piano chords”: how a request names them, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from statistics import fmean

from app.api import InvalidRequest
from plugins.audio.model import DRUMS, Plan, Role, TrackPlan
from plugins.audio.music.instruments import INSTRUMENTS, instrument
from plugins.audio.prompt.folding import fold
from plugins.audio.prompt.spans import Kind
from plugins.audio.prompt.understanding import VOLUMES, in_japanese, understand

_MOST = 32
_SEPARATORS = str.maketrans({"、": ",", "\uff0c": ",", ";": ",", "\uff1b": ",", "\n": ","})


def line_of(tracks: Iterable[tuple[int, Role]]) -> str:
    """Programs with their parts as a line that says just these."""
    return ", ".join(f"{instrument(program).name} {role.value}" for program, role in tracks)


def with_tracks(plan: Plan, line: str) -> Plan:
    """The plan with the tracks of a line in place of its own; an empty line leaves them. Raises InvalidRequest.

    A track that was there before stays what it was, also with another instrument or another part: it keeps its id, and
    with it its chances.
    """
    pieces = [piece.strip() for piece in line.translate(_SEPARATORS).split(",") if piece.strip()]
    if not pieces:
        return plan
    if len(pieces) > _MOST:
        raise InvalidRequest("There are too many tracks.", advice="Name {most} at most.", most=_MOST)
    asked = [_read(piece) for piece in pieces]
    before: list[TrackPlan | None] = [None] * len(asked)
    left = list(plan.tracks)
    for same in (_same, _same_role, _same_program):
        for at, (program, role) in enumerate(asked):
            kept = next((track for track in left if before[at] is None and same(track, program, role)), None)
            if kept is not None:
                left.remove(kept)
                before[at] = kept
    tracks: list[TrackPlan] = []
    for (program, role), kept in zip(asked, before, strict=True):
        tracks.append(_named(_track(plan, program, role, kept, [*plan.tracks, *tracks]), tracks, in_japanese(line)))
    return replace(plan, tracks=tuple(tracks))


def _same(track: TrackPlan, program: int, role: Role) -> bool:
    return (track.program, track.role) == (program, role)


def _same_role(track: TrackPlan, _program: int, role: Role) -> bool:
    return track.role is role


def _same_program(track: TrackPlan, program: int, _role: Role) -> bool:
    return track.program == program


def _track(plan: Plan, program: int, role: Role, kept: TrackPlan | None, others: list[TrackPlan]) -> TrackPlan:
    if kept is not None:
        pattern = kept.pattern if kept.role is role else ""
        volume = kept.volume if kept.role is role else VOLUMES.get(role, 0.75)
        return replace(kept, program=program, role=role, pattern=pattern, volume=volume)
    taken = {track.id for track in others}
    id_ = next(f"t{number}" for number in range(1, len(taken) + 2) if f"t{number}" not in taken)
    density = round(fmean(track.density for track in plan.tracks), 3) if plan.tracks else 0.5
    return TrackPlan(id_, "", program, role, density, volume=VOLUMES.get(role, 0.75))


def _named(track: TrackPlan, before: list[TrackPlan], japanese: bool) -> TrackPlan:
    what = instrument(track.program)
    name = what.japanese if japanese else what.name
    same = sum(other.program == track.program for other in before)
    return replace(track, name=f"{name} {same + 1}" if same else name)


def _read(piece: str) -> tuple[int, Role]:
    folded = fold(piece)
    for role in Role:
        program = _programs().get(folded.removesuffix(role.value).strip())
        if program is not None and folded.endswith(f" {role.value}"):
            return program, Role.DRUMS if program == DRUMS else role
    understood = understand(piece)
    if understood.plan.tracks and any(span.kind in (Kind.INSTRUMENT, Kind.ROLE) for span in understood.spans):
        first = understood.plan.tracks[0]
        return first.program, first.role
    raise InvalidRequest(
        "“{text}” names no instrument that is known here.", advice="Write it as violin melody.", text=piece
    )


@cache
def _programs() -> dict[str, int]:
    found: dict[str, int] = {}
    for what in INSTRUMENTS:
        found.setdefault(fold(what.name), what.program)
        found.setdefault(fold(what.japanese), what.program)
    return found
