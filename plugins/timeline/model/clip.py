"""Clip: a stretch of content on a track, with how it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from app.api import AssetId, BlendMode
from plugins.timeline.model.content import Content, available_range
from plugins.timeline.model.curve import Curve, Value
from plugins.timeline.model.marker import Marker
from plugins.timeline.model.parameters import PARAMETERS
from plugins.timeline.time import ZERO, TimeRange


class Interpolation(Enum):
    """Where frames come from that the content does not have: the nearest one, two mixed, or along their motion."""

    NEAREST = "nearest"
    BLEND = "blend"
    FLOW = "flow"


@dataclass(frozen=True, slots=True)
class Colour:
    """Exposure in stops, contrast and saturation as factors, temperature and tint from -1 to 1, and a LUT's asset."""

    exposure: float = 0.0
    contrast: float = 1.0
    saturation: float = 1.0
    temperature: float = 0.0
    tint: float = 0.0
    lut: AssetId | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """`duration` seconds on a track that show content from `source_start` on, in the content's own time.

    With a negative `speed` the same stretch of content is shown from its end backwards; at 0 the frame at
    `source_start` stays. Clips of the same `link` are the picture and the sound of one thing, those of the same `group`
    belong together; the empty one is none. Curves are in the order of their names, keyframes and markers count from the
    beginning of the clip. `metadata` is what other programs noted, as JSON, and is given back to them.
    """

    id: str
    content: Content
    duration: Fraction
    source_start: Fraction = ZERO
    speed: Fraction = Fraction(1)
    name: str = ""
    interpolation: Interpolation = Interpolation.NEAREST
    curves: tuple[Curve, ...] = ()
    blend: BlendMode = BlendMode.NORMAL
    colour: Colour = Colour()
    fade_in: Fraction = ZERO
    fade_out: Fraction = ZERO
    link: str = ""
    group: str = ""
    enabled: bool = True
    markers: tuple[Marker, ...] = ()
    metadata: str = ""

    @property
    def source_range(self) -> TimeRange:
        """What is used of the content, in its own time; empty for a frozen frame."""
        return TimeRange(self.source_start, self.duration * abs(self.speed))

    @property
    def frozen(self) -> bool:
        """Whether one frame is shown all the time."""
        return self.speed == 0

    @property
    def head(self) -> Fraction | None:
        """The seconds on the track by which it could begin earlier; None where there is no end to it."""
        return self._room(before=self.speed > 0)

    @property
    def tail(self) -> Fraction | None:
        """The seconds on the track by which it could end later; None where there is no end to it."""
        return self._room(before=self.speed < 0)

    def _room(self, before: bool) -> Fraction | None:
        available = available_range(self.content)
        if available is None or self.speed == 0:
            return None
        used = self.source_range
        room = used.start - available.start if before else available.end - used.end
        return max(ZERO, room / abs(self.speed))

    def source_time(self, time: Fraction, frame: Fraction = ZERO) -> Fraction:
        """The content's time that is shown from `time` on, counted from the clip's beginning, for `frame` seconds.

        Backwards it is the beginning of what passes in that frame, so that the first frame shown is the last one used.
        """
        if self.speed >= 0:
            return self.source_start + time * self.speed
        return self.source_start + (self.duration - time - frame) * -self.speed

    def resized(self, head: Fraction, tail: Fraction) -> Clip:
        """The clip that begins earlier by `head` seconds and ends later by `tail`; negative ones trim it.

        What is shown at a time of the track stays, with keyframes and markers. Fades are cut to what is left.
        """
        duration = self.duration + head + tail
        before = head * self.speed if self.speed > 0 else tail * -self.speed
        return replace(
            self,
            duration=duration,
            source_start=self.source_start - before,
            curves=tuple(curve.moved(head) for curve in self.curves) if self.curves else (),
            markers=tuple(replace(each, start=each.start + head) for each in self.markers) if self.markers else (),
            fade_in=min(self.fade_in, duration),
            fade_out=min(self.fade_out, duration),
        )

    def curve(self, name: str) -> Curve | None:
        """The curve of a parameter; None where it has none."""
        return next((curve for curve in self.curves if curve.name == name), None)

    def with_curve(self, name: str, curve: Curve | None) -> Clip:
        """The clip with a parameter's curve, or without it."""
        curves = [each for each in self.curves if each.name != name]
        if curve is not None:
            curves.append(curve)
        return replace(self, curves=tuple(sorted(curves, key=lambda each: each.name)))

    def value(self, name: str, time: Fraction) -> Value | None:
        """A parameter at a time from the clip's beginning; its default where it has no curve, None for a field."""
        curve = self.curve(name)
        if curve is not None:
            return curve.at(time)
        parameter = PARAMETERS.get(name)
        return parameter.default if parameter else None
