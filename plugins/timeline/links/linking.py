"""Linking: shots that show something of another panel as it is, or are made from it, and follow it when it changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.api import (
    Asset,
    AssetId,
    AssetOf,
    Command,
    Document,
    GeneratorInfo,
    Json,
    Recipe,
    Seed,
    Together,
    accepts,
    fields_of,
)
from plugins.timeline.commands import ReplaceContent, timeline_of
from plugins.timeline.landing import Place, inputs_of
from plugins.timeline.lookup.index import find_clip
from plugins.timeline.model import Clip, Input, InputKind, Media, Sequence, Shot, Take, Timeline, new_id


def shown(media: Media, source: Input) -> Shot:
    """A shot that shows or plays a source as it is."""
    take = Take(new_id(), media, (source,))
    return Shot((take,), take.id, inputs=(source,))


def with_source(shot: Shot, source: Input) -> Shot:
    """A shot whose used take was made from a source, besides what is known already."""
    take = shot.take
    linked = shot if take is None else shot.with_take(replace(take, inputs=_with(take.inputs, source)))
    return replace(linked, inputs=_with(shot.inputs, source))


def link_of(shot: Shot) -> Input | None:
    """The link that the used take was made from; None where it is of itself alone."""
    inputs = shot.take.inputs if shot.take else ()
    return next((each for each in inputs if each.kind is InputKind.LINK), None)


def shows_as_is(shot: Shot) -> bool:
    """Whether a shot only shows or plays a source of the document."""
    return not shot.generator and link_of(shot) is not None


def followed(shot: Shot, media: Media, source: Input) -> Shot:
    """A shot that shows a source, with what the source is now in place of what it was."""
    take = shot.take
    if take is None:
        return shown(media, source)
    return replace(shot.with_take(replace(take, media=media, inputs=(source,))), inputs=(source,))


def made_again(shot: Shot, media: Media, recipe: Recipe, source: Input | None = None) -> Shot:
    """A shot with one more take, made from what the source is now; handles and all other takes stay."""
    given = inputs_of(recipe)
    take = Take(new_id(), media, given if source is None else _with(given, source))
    settings = json.dumps(recipe.request)
    return replace(shot.with_take(take), generator=recipe.generator, request=settings, inputs=take.inputs)


def up_to_date(shot: Shot, now: Mapping[str, str]) -> Shot:
    """A shot that is taken as made from what its sources are now."""
    take = shot.take
    if take is None:
        return shot
    current = tuple(replace(each, version=now.get(each.id, each.version)) for each in take.inputs)
    return replace(shot.with_take(replace(take, inputs=current)), inputs=current)


def replaced_with(
    timeline: Timeline, sequence: str, clip: Clip, content: Shot, label: str, assets: tuple[Asset, ...] = ()
) -> Command:
    """The command that gives a clip other content as one step, and what shows the same and is linked with it."""
    alike = [each.id for each in _linked(timeline.sequence(sequence), clip)]
    first, *others = (ReplaceContent(sequence, id_, content, assets, label) for id_ in alike)
    return Together(label, (first, *others)) if others else first


def adopted(document: Document, clip: str, asset: AssetId, source: Input) -> Document:
    """The document in which a clip that shows a picture is linked with the source that this picture has become.

    The same one where there is no such clip.
    """
    for sequence in timeline_of(document).sequences:
        found = find_clip(sequence, clip)
        item = found[0].items[found[1]] if found is not None else None
        shot = item.content if isinstance(item, Clip) else None
        if isinstance(shot, Shot) and shot.take is not None and shot.take.media.asset == asset:
            linked = followed(shot, shot.take.media, source)
            return ReplaceContent(sequence.id, clip, linked).apply(document)
    return document


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a result belongs that is made from a source, and what the source was then."""

    place: Place
    source: Input | None = None
    label: str = ""

    def to_json(self) -> dict[str, Json]:
        """As it is kept with a job."""
        source = self.source
        named: Json = None if source is None else [source.id, source.role, source.version]
        return {"film": self.place.to_json(), "source": named, "label": self.label}

    @staticmethod
    def from_json(data: Json) -> LinkPlace | None:
        """The place that a job was given; None where it is of another kind."""
        match data:
            case {"film": place, "source": None, "label": str(label)} if found := Place.from_json(place):
                return LinkPlace(found, None, label)
            case {
                "film": place, "source": [str(link), str(role), str(version)], "label": str(label)
            } if found := Place.from_json(place):  # fmt: skip
                return LinkPlace(found, Input(link, InputKind.LINK, role, version), label)
        return None


@dataclass(frozen=True, slots=True)
class Maker:
    """A generator that makes sound or film of something, and its field that takes it."""

    generator: str
    field: str
    has_seed: bool


def maker_of(
    infos: Iterable[GeneratorInfo], request_type: Mapping[str, type], media_type: str, returns: str
) -> Maker | None:
    """What makes one medium of another by that alone: first what only plays it and has no seed; None where none does.

    `returns` is such as `audio/wav`.
    """
    found: list[Maker] = []
    for info in infos:
        if info.id not in request_type or not any(_fits(pattern, returns) for pattern in info.returns):
            continue
        fields = fields_of(request_type[info.id])
        named = [field for field in fields if isinstance(field.kind, AssetOf) and field.kind.media_type == media_type]
        needed = [field for field in fields if field.required and field not in named]
        if named and not needed and any(_fits(pattern, media_type) for pattern in info.accepts):
            seeded = any(isinstance(field.kind, Seed) for field in fields)
            found.append(Maker(info.id, named[0].name, seeded))
    return min(found, key=lambda maker: maker.has_seed, default=None)


def _fits(pattern: str, media_type: str) -> bool:
    # A generator that makes any sound makes this one, and one that makes this one makes it
    return accepts(pattern.partition(";")[0], media_type)


def _with(inputs: tuple[Input, ...], source: Input) -> tuple[Input, ...]:
    return (*(each for each in inputs if each.kind is not InputKind.LINK), source)


def _linked(sequence: Sequence, clip: Clip) -> Iterable[Clip]:
    yield clip
    if clip.link:
        yield from (
            each
            for each in sequence.clips
            if each.link == clip.link and each.id != clip.id and each.content == clip.content
        )
