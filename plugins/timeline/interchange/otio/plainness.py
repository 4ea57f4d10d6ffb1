"""Plainness: a film without what simpler formats have no word for, so that their writers take it."""

from __future__ import annotations

import opentimelineio as otio

from plugins.timeline.interchange.otio.notes import OWN, object_of, plain_of


def plain_film(film: otio.schema.Timeline, *, nested: bool) -> otio.schema.Timeline:
    """A copy in which every clip names a file; titles and colours are files by their names that nobody has.

    Without `nested` a nested sequence is such a file as well.
    """
    copy = object_of(plain_of(film))
    _plain_composition(copy.tracks, nested=nested)
    copy.metadata.pop(OWN, None)
    return copy if isinstance(copy, otio.schema.Timeline) else film


def _plain_composition(composition: otio.core.Composition, *, nested: bool) -> None:
    composition.metadata.pop(OWN, None)
    _plain_markers(composition)
    children = list(composition)
    last = len(children) - 1
    kept: list[otio.core.Composable] = []
    for place, child in enumerate(children):
        if isinstance(child, otio.schema.Transition):
            sides = [children[each] if 0 <= each <= last else None for each in (place - 1, place + 1)]
            # A fade from or to nothing has no name in these formats
            if not all(isinstance(side, otio.core.Item) and not isinstance(side, otio.schema.Gap) for side in sides):
                continue
            if child.in_offset.value <= 0 and child.out_offset.value <= 0:
                continue
            child.transition_type = otio.schema.TransitionTypes.SMPTE_Dissolve
            kept.append(child)
        elif isinstance(child, otio.core.Composition) and (nested or not isinstance(composition, otio.schema.Track)):
            _plain_composition(child, nested=nested)
            kept.append(child)
        elif isinstance(child, otio.core.Item) and not isinstance(child, otio.schema.Gap):
            kept.append(_plain_clip(child))
        else:
            kept.append(child)
    for child in kept:
        child.metadata.pop(OWN, None)
    del composition[:]
    composition.extend(kept)


def _plain_clip(item: otio.core.Item) -> otio.schema.Clip:
    range_ = item.trimmed_range()
    name = item.name or "Clip"
    reference = item.media_reference if isinstance(item, otio.schema.Clip) else None
    clip = otio.schema.Clip(name, source_range=range_)
    clip.enabled = item.enabled
    available = reference.available_range if reference is not None else None
    url = reference.target_url if isinstance(reference, otio.schema.ExternalReference) else name
    clip.media_reference = otio.schema.ExternalReference(url, available or range_)
    clip.media_reference.name = name
    clip.effects.extend(
        object_of(plain_of(each)) for each in item.effects if isinstance(each, otio.schema.LinearTimeWarp)
    )
    clip.markers.extend(object_of(plain_of(each)) for each in item.markers)
    _plain_markers(clip)
    return clip


def _plain_markers(item: otio.core.Item) -> None:
    for marker in item.markers:
        marker.metadata.pop(OWN, None)
