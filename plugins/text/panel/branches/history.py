"""History: the versions and drafts of a chapter as rows, the newest first, with the lanes that join them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from plugins.text.model import Chapter, Draft, Take, Version

NOW = "now"
"""The id of the row of a text that isn't a version yet."""


class Kind(Enum):
    """What a row stands for."""

    NOW = "now"
    SNAPSHOT = "snapshot"
    WRITTEN = "written"
    GENERATED = "generated"
    TAKE = "take"


@dataclass(frozen=True, slots=True)
class Row:
    """One state of the chapter, or one draft that was not accepted, and the lines of the graph beside it.

    `lane` is where its dot lies; lines pass by in the lanes `passing`, those from above in `joining` end at the dot.
    `goes_on` says whether one leads down to its parent. `present` is the state that the text is in now.
    """

    id: str
    kind: Kind
    parent: str | None
    created_s: float
    version: Version | None = None
    draft: Draft | None = None
    take: Take | None = None
    present: bool = False
    lane: int = 0
    passing: tuple[int, ...] = ()
    joining: tuple[int, ...] = ()
    goes_on: bool = False


def rows_of(
    chapter: Chapter, taken_s: Callable[[Take], float] = lambda _take: 0.0, *, takes: bool = True
) -> tuple[Row, ...]:
    """The rows of a chapter; `taken_s` says when a take was made, 0 where that isn't known."""
    rows = _versions(chapter)
    when = {row.id: row.created_s for row in rows}
    if takes:
        rows += _takes(chapter, when, taken_s)
    # A row stands above the one from which it grew, also where a clock was put back.
    order = {row.id: index for index, row in enumerate(rows)}
    rows.sort(key=lambda row: (row.kind is Kind.NOW, when.get(row.id, row.created_s), order[row.id]), reverse=True)
    return _with_lanes(rows, _way(chapter))


def is_kept(chapter: Chapter) -> bool:
    """Whether the text as it is now is one of the chapter's versions."""
    return any(version.passages == chapter.passages for version in chapter.versions)


def present_of(chapter: Chapter) -> Version | None:
    """The version that the text is now, if it is one."""
    found = next((one for one in chapter.versions if one.id == chapter.version), None)
    return found if found is not None and found.passages == chapter.passages else None


def take_id(draft: Draft, take: Take) -> str:
    """The id of the row of a take."""
    return f"{draft.id}/{take.text}"


def _versions(chapter: Chapter) -> list[Row]:
    rows: list[Row] = []
    when: dict[str, float] = {}
    present, known = present_of(chapter), {version.id for version in chapter.versions}
    for version in chapter.versions:
        created_s = max(version.created_s, when.get(version.parent or "", version.created_s))
        when[version.id] = created_s
        kind = Kind.SNAPSHOT if version.name else Kind.GENERATED if version.source else Kind.WRITTEN
        parent = version.parent if version.parent in when else None
        rows.append(Row(version.id, kind, parent, created_s, version, present=version is present))
    if present is None:
        parent = chapter.version if chapter.version in known else None
        rows.append(Row(NOW, Kind.NOW, parent, max(when.values(), default=0.0), present=True))
    return rows


def _takes(chapter: Chapter, when: dict[str, float], taken_s: Callable[[Take], float]) -> list[Row]:
    accepted = {version.source for version in chapter.versions}
    found: list[Row] = []
    for draft in chapter.drafts:
        if draft.version not in when:
            continue
        for take in draft.takes:
            if take.text not in accepted and take.text != draft.accepted:
                created_s = max(taken_s(take), when[draft.version])
                id_ = take_id(draft, take)
                found.append(Row(id_, Kind.TAKE, draft.version, created_s, draft=draft, take=take))
    return found


def _way(chapter: Chapter) -> set[str]:
    """The versions through which the present text came to be."""
    parents = {version.id: version.parent for version in chapter.versions}
    way = {NOW}
    at = chapter.version
    while at is not None and at not in way:
        way.add(at)
        at = parents.get(at)
    return way


def _with_lanes(rows: Sequence[Row], way: set[str]) -> tuple[Row, ...]:
    """The present text's own way keeps the first lane; each other branch, and each draft, has one while it is open."""
    found: list[Row] = []
    waiting: list[str | None] = [None]
    drafts: dict[str, int] = {}
    for row in rows:
        joining = [lane for lane, id_ in enumerate(waiting) if id_ == row.id]
        if row.id in way:
            lane = 0
        elif row.draft is not None and row.draft.id in drafts:
            lane = drafts[row.draft.id]
            joining = [lane]
        else:
            free = (at for at in range(1, len(waiting)) if waiting[at] is None)
            lane = next((at for at in joining if at), next(free, len(waiting)))
        if row.draft is not None:
            drafts[row.draft.id] = lane
        for at in joining:
            waiting[at] = None
        if lane == len(waiting):
            waiting.append(None)
        passing = tuple(at for at, id_ in enumerate(waiting) if id_ is not None and at != lane)
        waiting[lane] = row.parent
        found.append(replace(row, lane=lane, passing=passing, joining=tuple(joining), goes_on=row.parent is not None))
        while len(waiting) > 1 and waiting[-1] is None:
            waiting.pop()
    return tuple(found)
