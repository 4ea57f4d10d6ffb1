"""Pieces: a long film made anew by a video model, as many frames at once as it can, joined softly."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from app.api import Filming, Honoured, ModelRecord, Pixels, UserError, VideoAbilities, VideoModel, WatchStep, Words
from plugins.timeline.restyling.colours import tint_to
from plugins.timeline.restyling.keys import resized

_USUAL_FRAMES = 81
_MOST_OVERLAP = 8

Read = Callable[[int, int], list[Pixels]]
"""Gives frames of the source (or masks), from one on, so many of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """So many frames from one on, of which the first `overlap` were made with the piece before, too."""

    first: int
    count: int
    overlap: int


def pieces(count: int, abilities: VideoAbilities) -> list[Piece]:
    """The pieces in which a model films so many frames: each as long as it was taught, and overlapping."""
    grid = abilities.grid
    longest = grid.below(grid.most or abilities.taught_frames or _USUAL_FRAMES)
    overlap = min(_MOST_OVERLAP, longest // 3)
    found = [Piece(0, min(count, longest), 0)]
    while found[-1].first + found[-1].count < count:
        first = found[-1].first + found[-1].count - overlap
        found.append(Piece(first, min(longest, count - first), overlap))
    return found


def filming_size(width: int, height: int, abilities: VideoAbilities) -> tuple[int, int]:
    """The size in which a model films: of the area that it was taught, in the shape of the film."""
    step = abilities.multiple_of
    wide, high = abilities.sizes[0] if abilities.sizes else (width, height)
    share = min(1.0, math.sqrt(wide * high / (width * height)))
    return max(step, round(width * share / step) * step), max(step, round(height * share / step) * step)


def check_takes(record: ModelRecord, abilities: VideoAbilities, *, mask: bool) -> None:
    """Raise UserError where a model cannot begin with a film, or fill a part of one."""
    conditions = abilities.conditions
    if conditions.video is Honoured.IGNORED or (mask and conditions.mask is not Honoured.HONOURED) or abilities.needs:
        cannot = (
            Words("{model} cannot fill a part of a film.", model=record.name)
            if mask
            else Words("{model} cannot begin with a film.", model=record.name)
        )
        raise UserError(
            cannot,
            advice="Choose another video model, or none: then the picture model does it.",
        )


@dataclass(slots=True)
class PieceFilming:
    """Films piece after piece with a model that is held; `filming` has what all pieces have in common.

    `read` gives the source's frames, `masks` those of what is filmed anew, where there are any. Each piece is matched
    in its colours to the end of the one before, and faded in over it.
    """

    model: VideoModel
    filming: Filming
    read: Read
    masks: Callable[[int, int], list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]] | None = None
    notes: tuple[Words, ...] = ()

    def frames(self, count: int, size: tuple[int, int], watch: Callable[[int, int], WatchStep]) -> Iterator[Pixels]:
        """So many frames in a size (width, height); `watch` gives what watches a piece by its number."""
        parts = pieces(count, self.model.abilities)
        tail: list[Pixels] = []
        for number, piece in enumerate(parts):
            made = self._piece(piece, size, watch(number, len(parts)))
            if tail:
                tint = tint_to(np.concatenate(made[: piece.overlap]), np.concatenate(tail))
                made = [tint.applied(frame) for frame in made]
                for at, (old, new) in enumerate(zip(tail, made, strict=False)):
                    share = (at + 1) / (piece.overlap + 1)
                    made[at] = np.asarray(np.rint(old * (1 - share) + new * share), np.uint8)
            later = parts[number + 1].overlap if number + 1 < len(parts) else 0
            tail = made[len(made) - later :] if later else []
            yield from made[: len(made) - later]

    def _piece(self, piece: Piece, size: tuple[int, int], watch: WatchStep) -> list[Pixels]:
        width, height = self.filming.width, self.filming.height
        video = np.stack([resized(frame, width, height) for frame in self.read(piece.first, piece.count)])
        mask = None
        if self.masks is not None:
            found = [resized(one, width, height) for one in self.masks(piece.first, piece.count)]
            mask = np.where(np.stack(found) > 0, 255, 0).astype(np.uint8)
        film = self.model.make(replace(self.filming, frames=piece.count, video=video, mask=mask), watch)
        self.notes = tuple(dict.fromkeys((*self.notes, *film.notes)))
        return [resized(frame, *size) for frame in film.frames]
