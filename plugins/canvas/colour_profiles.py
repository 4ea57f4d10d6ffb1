"""Colour profiles: pictures of other colour spaces brought into sRGB, and written in another space than it."""

from __future__ import annotations

import struct
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from app.api import AssetId, AssetStore, Pixels, UserError

SPACES = (("srgb", "sRGB"), ("display-p3", "Display P3"), ("adobe-rgb", "Adobe RGB (1998)"))
"""The spaces that pictures are written in, by their names, as a choice of an exporter."""

AS_OPENED = "as-opened"
"""The space of the picture that the canvas was opened from, beside those."""

PROFILE_TYPE = "application/vnd.iccprofile"

_SRGB = ImageCms.createProfile("sRGB")
_MODES = {"RGB": "RGB", "CMYK": "CMYK", "GRAY": "L", "LAB": "LAB"}
_D50 = (0.9642, 1.0, 0.8249)
# The red, green and blue of a space, seen in the light of profiles (D50).
_PRIMARIES = {
    "display-p3": ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)),
    "adobe-rgb": ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)),
}
_STILL_GREY = 2
"""How far apart the red, green and blue of a grey may lie that was read by a profile of greys."""
_CURVE_POINTS = 1024
_ADOBE_GAMMA = 563
"""In 256ths: 2.19921875."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A picture in sRGB, and the name of the space that it was in; empty where that was sRGB, or is not known.

    `embedded` is the profile by which its colours were read, if there was one.
    """

    picture: Image.Image
    profile: str = ""
    embedded: bytes = b""


def to_srgb(picture: Image.Image) -> Converted:
    """The picture (RGB, RGBA, L, LA, P or CMYK) in sRGB by its embedded profile, with alpha where it has some.

    A profile that does not fit its picture says nothing about the colours: they are taken for sRGB.
    """
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    wanted = "RGBA" if has_alpha else "RGB"
    data = picture.info.get("icc_profile")
    if not data:
        return Converted(picture.convert(wanted))
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(data))
        name = " ".join(ImageCms.getProfileDescription(source).split())
        mode = _MODES[source.profile.xcolor_space.strip()]
        if (mode in ("CMYK", "LAB")) is not (picture.mode in ("CMYK", "LAB")) or (mode == "L" and has_colour(picture)):
            return Converted(picture.convert(wanted))
        alpha = picture.convert("RGBA").getchannel("A") if has_alpha else None
        result = ImageCms.profileToProfile(picture.convert(mode), source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, KeyError, OSError, ValueError):
        return Converted(picture.convert(wanted))
    if result is None:
        return Converted(picture.convert(wanted))
    # What was read of the file besides its pixels is of another space.
    result.info.pop("icc_profile", None)
    if alpha is not None:
        result.putalpha(alpha)
    return Converted(result, "" if "srgb" in name.lower().replace(" ", "") else name or "?", data)


def has_colour(picture: Image.Image) -> bool:
    """Whether a picture is of a mode with colours."""
    return picture.mode not in ("1", "L", "LA")


def in_profile(pixels: Pixels, profile: bytes, modes: Collection[str]) -> Image.Image:
    """A picture (height, width, 3 or 4) in sRGB with its colours in the space of a profile; alpha stays.

    Raises UserError where that space is of another mode (of the library) than those that a file can hold, or where a
    profile only says how colours are read.
    """
    name = ""
    try:
        target = ImageCms.ImageCmsProfile(BytesIO(profile))
        name = " ".join(ImageCms.getProfileDescription(target).split())
        mode = _MODES[target.profile.xcolor_space.strip()]
        if mode not in modes:
            raise UserError(
                "A file of this format cannot hold colours of the profile “{profile}”.",
                advice="Choose another colour profile, or export as JPEG or TIFF.",
                profile=name,
            )
        transform = ImageCms.buildTransform(_SRGB, target, "RGB", mode)
    except (ImageCms.PyCMSError, KeyError, OSError, ValueError) as error:
        raise UserError(
            "Colours can be read by the profile “{profile}”, but not written.",
            advice="Choose another colour profile.",
            profile=name or "?",
        ) from error
    if mode == "L" and int(np.ptp(pixels[..., :3], axis=2).max()) > _STILL_GREY:
        raise UserError(
            "“{profile}” is a profile of greys, and the picture has colours.",
            advice="Choose another colour profile.",
            profile=name,
        )
    if mode == "CMYK" and pixels.shape[2] == 4:
        raise UserError(
            "A picture of four inks cannot be transparent.",
            advice="Put a layer behind everything, or export as JPEG with a background.",
        )
    picture: Image.Image = transform.apply(Image.fromarray(np.ascontiguousarray(pixels[..., :3])))
    if pixels.shape[2] == 4:
        picture.putalpha(Image.fromarray(np.ascontiguousarray(pixels[..., 3])))
    return picture


def chosen_profile(space: str, own: AssetId | None, assets: AssetStore) -> bytes:
    """The profile of a space that was chosen; as opened, that of the picture, or sRGB where it had none."""
    if space != AS_OPENED:
        return profile_of(space)
    return profile_of("srgb") if own is None else assets.read(own)


@cache
def profile_of(space: str) -> bytes:
    """The profile of a space as it is embedded in a file."""
    if space == "srgb":
        return ImageCms.ImageCmsProfile(_SRGB).tobytes()
    return _matrix_profile(dict(SPACES)[space], space)


def _matrix_profile(name: str, space: str) -> bytes:
    """A profile of version 2.1 of the ICC: three primaries and a curve."""
    if space == "adobe-rgb":
        curve = b"curv" + bytes(4) + struct.pack(">IH", 1, _ADOBE_GAMMA)
    else:
        values = np.linspace(0, 1, _CURVE_POINTS)
        light = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
        points = (light * 65535 + 0.5).astype(">u2").tobytes()
        curve = b"curv" + bytes(4) + struct.pack(">I", _CURVE_POINTS) + points
    plain = name.encode("ascii") + b"\0"
    described = b"desc" + bytes(4) + struct.pack(">I", len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)
    words = b"text" + bytes(4) + b"No copyright, use freely\0"
    parts = [(b"desc", described), (b"cprt", words), (b"wtpt", _place(_D50))]
    parts += [(mark + b"XYZ", _place(one)) for mark, one in zip((b"r", b"g", b"b"), _PRIMARIES[space], strict=True)]
    parts += [(mark + b"TRC", curve) for mark in (b"r", b"g", b"b")]
    at = 128 + 4 + 12 * len(parts)
    table, body = struct.pack(">I", len(parts)), b""
    placed: dict[bytes, int] = {}
    for mark, content in parts:
        if content not in placed:
            placed[content] = at + len(body)
            body += content + bytes(-len(content) % 4)
        table += mark + struct.pack(">II", placed[content], len(content))
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + b"".join(map(_fixed, _D50))
    return head + bytes(128 - len(head)) + table + body


def _place(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))
