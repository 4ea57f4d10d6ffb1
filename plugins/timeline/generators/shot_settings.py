"""Settings: what a request of a shot comes to, in whole frames and even pixels, and what is said of it beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Protocol

from app.api import CameraMove, ModelRecord, ReadFact, Reading, Words
from plugins.timeline.generators.shot_fields import BY_FRAMES, BY_MODEL, DRAFT, FOLLOWING, KEYFRAMED
from plugins.timeline.model import Curve
from plugins.timeline.shots.keyframes import keyframes_of
from plugins.timeline.shots.motions import Moves, ThingMotion, camera_words
from plugins.timeline.shots.path import CameraPath
from plugins.timeline.shots.reading import Understood, ambient, understand
from plugins.timeline.shots.travel import travel_of
from plugins.timeline.time import read_rate

_DRAFT_STEPS = 0.6
_LEAST_SIDE = 32


class ShotRequest(Protocol):
    """What all requests of shots have."""

    @property
    def prompt(self) -> str:
        """What is seen."""

    @property
    def negative_prompt(self) -> str:
        """What is not."""

    @property
    def video_model(self) -> str | None:
        """What films it, or None."""

    @property
    def tier(self) -> str:
        """Draft or final."""

    @property
    def camera(self) -> str:
        """How the camera moves; empty leaves it to the prompt."""

    @property
    def motion(self) -> float:
        """How much moves."""

    @property
    def seed(self) -> int:
        """The seed."""

    @property
    def steps(self) -> int | None:
        """The steps, or None for the model's own."""

    @property
    def guidance(self) -> float | None:
        """The guidance, or None for the model's own."""


class KeyframedRequest(ShotRequest, Protocol):
    """One whose values may change on the way."""

    @property
    def keyframes(self) -> str:
        """What changes on the way, as text."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How long and how large a shot is: frames, those of them that are handles, frames a second, and pixels."""

    frames: int
    rate: Fraction
    width: int
    height: int
    before: int = 0
    after: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height

    @property
    def seconds(self) -> Fraction:
        """How long all of it is, with its handles."""
        return self.frames / self.rate

    @property
    def measures(self) -> dict[str, float]:
        """The same as numbers by name."""
        return {
            "frames": self.frames, "seconds": float(self.seconds), "rate": float(self.rate), "width": self.width,
            "height": self.height, "handle_in": float(self.before / self.rate),
            "handle_out": float(self.after / self.rate),
        }  # fmt: skip


def extent_of(
    seconds: float, rate: Fraction, size: tuple[int, int], tier: str, before_s: float = 0.0, after_s: float = 0.0
) -> Extent:
    """Whole frames and even pixels, half as many for a draft."""
    frames, before, after = (round(Fraction(part) * rate) for part in (seconds, before_s, after_s))
    share = 2 if tier == DRAFT else 1
    width, height = (max(_LEAST_SIDE, side // share // 2 * 2) for side in size)
    return Extent(max(2, frames) + before + after, rate, width, height, before, after)


def rate_of(rate: float) -> Fraction:
    """Frames a second as they are meant."""
    return read_rate(rate)


def steps_of(request: ShotRequest, record: ModelRecord) -> int:
    """The steps that a request takes: what it says, else the model's own, of which a draft takes fewer.

    A shot after its draft says those of the draft.
    """
    if request.tier == FOLLOWING:
        return max(1, round(steps_of(draft_of(request), record) / _DRAFT_STEPS))
    if request.steps is not None:
        return request.steps
    return max(1, round(record.default_steps * _DRAFT_STEPS)) if request.tier == DRAFT else record.default_steps


def draft_of(request: Any) -> Any:
    """The request of the draft of a shot."""
    return replace(request, tier=DRAFT)


def guidance_of(request: ShotRequest, record: ModelRecord) -> float:
    """The guidance: what the request says, else the model's own."""
    return record.default_guidance if request.guidance is None else request.guidance


def keyframes_in(request: KeyframedRequest) -> dict[str, Curve]:
    """The curves of what changes on the way; raises InvalidRequest."""
    return keyframes_of(request.keyframes, (name for name in KEYFRAMED if name != "prompt"))


def moves_frames(request: KeyframedRequest) -> bool:
    """Whether the finished frames of a video model are moved by the camera's keyframes; between two films they stay."""
    return getattr(request, "camera_by", BY_MODEL) == BY_FRAMES


def path_of(request: KeyframedRequest, extent: Extent, *, anchored: bool = False) -> CameraPath | None:
    """The camera's way through all of a shot, its handles too, by keyframes; None where there are none of it."""
    curves = {name: curve.moved(extent.before / extent.rate) for name, curve in keyframes_in(request).items()}
    curves.pop("motion", None)
    if not curves:
        return None
    return CameraPath(curves, float(extent.seconds), extent.width / extent.height, request.motion, anchored)


def pace_of(request: KeyframedRequest, extent: Extent) -> Curve | None:
    """How much moves at each moment of all of a shot, by keyframes; None where there are none of it."""
    curve = keyframes_in(request).get("motion")
    return None if curve is None else curve.moved(extent.before / extent.rate)


def camera_of(request: ShotRequest) -> CameraMove | None:
    """How the camera moves: as the form says, else as the prompt does; None where nobody says."""
    return CameraMove(request.camera) if request.camera else understand(travel_of(request.prompt).first).moves.camera


def moves_of(request: ShotRequest, understood: Understood) -> Moves:
    """What moves in a drawing, with what goes by itself where nothing is said: a slow zoom, and what the place has."""
    moves = understood.moves
    camera = CameraMove(request.camera) if request.camera else moves.camera or CameraMove.ZOOM_IN
    thing = moves.thing or (ThingMotion.REST if understood.scene.thing else None)
    return Moves(camera, moves.scene or ambient(understood.scene), thing)


def settled(request: Any, seed: int, steps: int, guidance: float) -> Any:
    """The request that makes exactly this shot, with nothing left open."""
    changes: dict[str, object] = {"seed": seed, "steps": steps, "guidance": guidance}
    if hasattr(request, "variations"):
        changes["variations"] = 1
    return replace(request, **changes)


def reading_of(request: KeyframedRequest, extent: Extent | None) -> Reading:
    """What a request is understood as: parts of the prompt that say what moves, and what follows from all of it."""
    understood = understand(travel_of(request.prompt).first)
    whole = understand(request.prompt)
    return Reading(() if request.video_model else whole.parts, tuple(_facts(request, understood, extent)))


def _facts(request: KeyframedRequest, understood: Understood, extent: Extent | None) -> Iterator[ReadFact]:
    if extent is not None:
        short = Words(
            "{frames} frames, {width} × {height}", frames=extent.frames, width=extent.width, height=extent.height
        )
        yield ReadFact(Words("Length"), short, icon="film")
        if extent.before or extent.after:
            handles = Words(
                "{before} s before, {after} s after",
                before=f"{float(extent.before / extent.rate):g}",
                after=f"{float(extent.after / extent.rate):g}",
            )
            yield ReadFact(Words("Handles"), handles)
    path = None if extent is None else path_of(request, extent)
    if request.video_model:
        asked = camera_of(request) if path is None else path.told
        if path is not None and moves_frames(request):
            yield ReadFact(Words("Camera"), Words("the finished frames are moved and cropped by its keyframes"))
        elif path is not None and asked is not None:
            yield ReadFact(
                Words("Camera"), Words("the model is told “{move}”; it follows no exact way", move=camera_words(asked))
            )
        elif asked is not None:
            yield ReadFact(Words("Camera"), camera_words(asked))
        cut = Words("a length that the model does not make is made longer, and cut; the result says by how much")
        yield ReadFact(Words("Frames"), cut)
        return
    moves = moves_of(request, understood)
    if path is not None:
        yield ReadFact(Words("Camera"), Words("moves by its keyframes"), icon="film")
    elif moves.camera is not None:
        yield ReadFact(Words("Camera"), camera_words(moves.camera), icon="film")
    for motion in sorted(moves.scene, key=lambda one: one.value):
        yield ReadFact(Words("Place"), motion.words, icon="move")
    if moves.thing is not None:
        yield ReadFact(Words("Thing"), moves.thing.words, icon="move")
    can = Words("a drawing in layers moves; nothing turns around, and no limb moves by itself")
    yield ReadFact(Words("Drawing in motion"), can)
