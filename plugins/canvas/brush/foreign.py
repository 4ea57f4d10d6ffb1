"""Brushes of other programs: GIMP's pictures (.gbr, .gih) and MyPaint's settings (.myb)."""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.api import AssetId, InvalidData, Json, Pixels
from plugins.canvas.brush.brush import Brush, Curve, Dynamic, Effect, Sensor, Smoothing, Target, Tip, TipKind

PATTERNS = ("*.gbr", "*.gih", "*.myb")
_LARGEST_SIDE = 4096
_MOST_PICTURES = 64
_MOST_BYTES = 64 << 20
_SENSORS = {
    "pressure": Sensor.PRESSURE,
    "random": Sensor.RANDOM,
    "speed1": Sensor.SPEED,
    "speed2": Sensor.SPEED,
    "tilt_declination": Sensor.TILT,
}


@dataclass(frozen=True, slots=True)
class ForeignBrush:
    """A brush as it was read: its pictures are still to be stored; `left_out` names what could not be taken over."""

    name: str
    brush: Brush
    pictures: tuple[NDArray[np.uint8], ...] = ()
    left_out: tuple[str, ...] = ()

    def as_pixels(self) -> tuple[Pixels, ...]:
        """The pictures as they are stored: how much they cover is their alpha."""
        found = []
        for picture in self.pictures:
            pixels = np.zeros((*picture.shape, 4), np.uint8)
            pixels[..., 3] = picture
            found.append(pixels)
        return tuple(found)

    def with_assets(self, assets: tuple[AssetId, ...]) -> Brush:
        """The brush with its pictures stored."""
        return replace(self.brush, tip=Tip(TipKind.STAMP, assets=assets)) if assets else self.brush


def read_foreign(data: bytes, suffix: str, name: str) -> ForeignBrush:
    """Read a file by the ending of its name; `name` is used where it has none. Raises InvalidData."""
    if len(data) > _MOST_BYTES:
        raise InvalidData("The brush file is too large.", advice="Choose one below 64 MB.")
    match suffix.lower():
        case ".gbr":
            found, _ = _gbr(data, 0, name)
            return found
        case ".gih":
            return _gih(data, name)
        case ".myb":
            return _myb(data, name)
        case _:
            raise InvalidData("{suffix} is no kind of brush that is read here.", suffix=suffix, advice=_ADVICE)


_ADVICE = "Choose a .gbr or .gih file of GIMP, or a .myb file of MyPaint."


def _gbr(data: bytes, start: int, name: str) -> tuple[ForeignBrush, int]:
    """One picture, and where the next begins."""
    if len(data) - start < 20:
        raise InvalidData("The brush file is cut off.", advice=_ADVICE)
    header, version, width, height, channels = struct.unpack_from(">5I", data, start)
    spacing = 10
    named = 20
    if version >= 2:
        if data[start + 20 : start + 24] != b"GIMP" or len(data) - start < 28:
            raise InvalidData("This is no brush of GIMP.", advice=_ADVICE)
        spacing = struct.unpack_from(">I", data, start + 24)[0]
        named = 28
    if version not in (1, 2) or channels not in (1, 4):
        raise InvalidData("This brush has a form that is not read here.", advice=_ADVICE)
    if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE and named <= header <= 4096):
        raise InvalidData("The brush file is malformed.", advice=_ADVICE)
    first, size = start + header, width * height * channels
    if len(data) < first + size:
        raise InvalidData("The brush file is cut off.", advice=_ADVICE)
    title = data[start + named : first].split(b"\0")[0].decode("utf-8", "replace").strip()
    pixels = np.frombuffer(data, np.uint8, size, first).reshape(height, width, channels)
    picture = np.ascontiguousarray(pixels[..., -1])
    brush = Brush(
        size=float(max(width, height)),
        spacing=min(10.0, max(0.01, spacing / 100)),
        pressure_size=False,
        pressure_opacity=True,
    )
    left_out = ("colour",) if channels == 4 else ()
    return ForeignBrush(title or name, brush, (picture,), left_out), first + size


def _gih(data: bytes, name: str) -> ForeignBrush:
    """Several pictures, of which each dab takes one."""
    lines = data.split(b"\n", 2)
    if len(lines) < 3:
        raise InvalidData("The brush file is cut off.", advice=_ADVICE)
    title, words = lines[0].decode("utf-8", "replace").strip(), lines[1].split()
    if not words or not words[0].isdigit() or not 0 < int(words[0]) <= 10_000:
        raise InvalidData("The brush file is malformed.", advice=_ADVICE)
    count = int(words[0])
    at = len(lines[0]) + len(lines[1]) + 2
    pictures: list[NDArray[np.uint8]] = []
    first: ForeignBrush | None = None
    for _ in range(min(count, _MOST_PICTURES)):
        read, at = _gbr(data, at, name)
        first = first or read
        pictures += read.pictures
    if first is None:
        raise InvalidData("The brush file is malformed.", advice=_ADVICE)
    left_out = set(first.left_out)
    if count > _MOST_PICTURES:
        left_out.add("pictures beyond the 64th")
    if b"sel" in lines[1] and b"random" not in lines[1]:
        left_out.add("order of the pictures")
    return ForeignBrush(title or name, first.brush, tuple(pictures), tuple(sorted(left_out)))


def _myb(data: bytes, name: str) -> ForeignBrush:
    """The settings that mean the same here; MyPaint counts radii, in logarithms, where sizes are counted here."""
    try:
        text = data.decode("utf-8")
        parsed: Json = json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise InvalidData("This is no brush of MyPaint 1.2 or later.", advice=_ADVICE) from error
    settings = parsed.get("settings") if isinstance(parsed, dict) else None
    if not isinstance(settings, dict):
        raise InvalidData("This is no brush of MyPaint 1.2 or later.", advice=_ADVICE)
    return _Settings(settings).brush(name)


class _Settings:
    """MyPaint's settings, and which of them were used."""

    def __init__(self, settings: dict[str, Json]) -> None:
        self._settings = settings
        self._used: set[str] = set()
        self._unused_inputs: set[str] = set()

    def brush(self, name: str) -> ForeignBrush:
        """The brush that they make."""
        radius = self._value("radius_logarithmic", 2.0)
        size = min(1000.0, max(1.0, 2 * math.exp(min(10.0, radius))))
        dabs = self._value("dabs_per_actual_radius", 2.0) + self._value("dabs_per_basic_radius", 0.0)
        smudge = self._unit("smudge", 0.0)
        erases = self._unit("eraser", 0.0) >= 0.5
        dynamics = [*self._sizes(), *self._flows()]
        pressed = {(dynamic.target, dynamic.sensor) for dynamic in dynamics}
        slow = self._value("slow_tracking", 0.0) + self._value("slow_tracking_per_dab", 0.0)
        effect = Effect.ERASE if erases else Effect.SMUDGE if smudge >= 0.2 else Effect.PAINT
        length = self._unit("smudge_length", 0.5)
        brush = Brush(
            size=size,
            hardness=self._unit("hardness", 0.8),
            flow=min(1.0, max(0.02, self._unit("opaque", 1.0) * max(0.02, self._value("opaque_multiply", 1.0) or 1.0))),
            pressure_size=(Target.SIZE, Sensor.PRESSURE) in pressed,
            pressure_opacity=(Target.FLOW, Sensor.PRESSURE) in pressed,
            ratio=min(1.0, max(0.05, 1 / max(1.0, self._value("elliptical_dab_ratio", 1.0)))),
            angle=self._value("elliptical_dab_angle", 90.0) % 180,
            spacing=min(10.0, max(0.02, 0.5 / dabs if dabs > 0 else 0.25)),
            scatter=min(10.0, max(0.0, self._value("offset_by_random", 0.0) / 2)),
            size_jitter=min(1.0, max(0.0, 1 - math.exp(-abs(self._value("radius_by_random", 0.0))))),
            dynamics=tuple(dynamics),
            effect=effect,
            length=min(0.98, length),
            load=1 - smudge if effect is Effect.SMUDGE else 0.0,
            smoothing=Smoothing.BASIC if slow > 0 else Smoothing.NONE,
            smoothing_strength=min(0.9, max(0.0, slow / 10)),
        )
        return ForeignBrush(name, brush, (), self._left_out())

    def _sizes(self) -> list[Dynamic]:
        """Curves of the radius add to its logarithm: here they multiply."""
        found: list[Dynamic] = []
        for sensor, points in self._inputs("radius_logarithmic"):
            factors = [(x, math.exp(min(5.0, max(-5.0, y)))) for x, y in points]
            found += _scaled(Target.SIZE, sensor, factors)
        return found

    def _flows(self) -> list[Dynamic]:
        found: list[Dynamic] = []
        base = self._value("opaque", 1.0)
        for sensor, points in self._inputs("opaque"):
            found += _scaled(Target.FLOW, sensor, [(x, max(0.0, base + y)) for x, y in points])
        base = self._value("opaque_multiply", 0.0)
        for sensor, points in self._inputs("opaque_multiply"):
            if all(known.sensor is not sensor for known in found):
                found += _scaled(Target.FLOW, sensor, [(x, max(0.0, base + y)) for x, y in points])
        return found

    def _value(self, name: str, otherwise: float) -> float:
        self._used.add(name)
        setting = self._settings.get(name)
        value = setting.get("base_value") if isinstance(setting, dict) else None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return otherwise
        return float(value)

    def _unit(self, name: str, otherwise: float) -> float:
        return min(1.0, max(0.0, self._value(name, otherwise)))

    def _inputs(self, name: str) -> list[tuple[Sensor, list[tuple[float, float]]]]:
        setting = self._settings.get(name)
        inputs = setting.get("inputs") if isinstance(setting, dict) else None
        found: list[tuple[Sensor, list[tuple[float, float]]]] = []
        for input_, points in (inputs or {}).items() if isinstance(inputs, dict) else ():
            read = _points(points)
            if input_ in _SENSORS and read is not None:
                found.append((_SENSORS[input_], read))
            elif read is not None:
                self._unused_inputs.add(f"{name} by {input_}")
        return found

    def _left_out(self) -> tuple[str, ...]:
        """What is set and was not used."""
        found = set(self._unused_inputs)
        for name, setting in self._settings.items():
            if name in self._used or name in _OF_NO_ACCOUNT or not isinstance(setting, dict):
                continue
            inputs = setting.get("inputs")
            if setting.get("base_value") not in (0, 0.0, None) or inputs:
                found.add(name)
        return tuple(sorted(found))


_OF_NO_ACCOUNT = frozenset(
    (
        *("anti_aliasing", "color_h", "color_s", "color_v", "speed1_gamma", "speed2_gamma", "speed1_slowness"),
        *("speed2_slowness", "restore_color", "opaque_linearize", "stroke_holdtime", "stroke_duration_logarithmic"),
        *("stroke_threshold", "pressure_gain_log", "custom_input", "custom_input_slowness", "snap_to_pixel"),
    )
)


def _points(data: Json) -> list[tuple[float, float]] | None:
    """A curve's points with their inputs from 0 to 1."""
    if not isinstance(data, list) or not 2 <= len(data) <= 64:
        return None
    points: list[tuple[float, float]] = []
    for point in data:
        if not isinstance(point, list) or len(point) != 2:
            return None
        x, y = point
        if (
            isinstance(x, bool)
            or isinstance(y, bool)
            or not isinstance(x, int | float)
            or not isinstance(y, int | float)
        ):
            return None
        points.append((float(x), float(y)))
    low, high = points[0][0], points[-1][0]
    if not all(math.isfinite(value) for point in points for value in point) or high <= low:
        return None
    scale = 1.0 if high <= 1 else high
    return [(min(1.0, max(0.0, x / scale)), y) for x, y in points]


def _scaled(target: Target, sensor: Sensor, points: list[tuple[float, float]]) -> list[Dynamic]:
    """A curve of factors, the largest of them 1."""
    largest = max(y for _, y in points)
    if largest <= 0:
        return []
    curve: list[tuple[float, float]] = []
    for x, y in points:
        if not curve or x > curve[-1][0]:
            curve.append((x, min(1.0, max(0.0, y / largest))))
    found: Curve = tuple(curve)
    return [Dynamic(target, sensor, found)] if len(found) >= 2 else []
