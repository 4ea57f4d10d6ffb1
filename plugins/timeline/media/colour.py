"""Colour: by which matrix and range a decoded picture is meant; runs in the process that decodes."""

from __future__ import annotations

from dataclasses import dataclass

from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation

_MATRICES = {1: "bt709", 4: "fcc", 5: "bt601", 6: "bt601", 7: "smpte240m", 9: "bt2020", 10: "bt2020"}
_SPACES = {
    "bt709": Colorspace.ITU709,
    "fcc": Colorspace.FCC,
    "bt601": Colorspace.ITU601,
    "smpte240m": Colorspace.SMPTE240M,
    "bt2020": Colorspace.BT2020,
}
_TRANSFERS = {16: "pq", 18: "hlg", 8: "linear"}
_WITH_MATRIX = ("yuv", "nv", "p0", "p2", "p4", "y2", "uyvy", "gray", "ya", "vuy", "xv")
_FULL = 2
_LIMITED = 1
_HD_HEIGHT, _HD_WIDTH = 720, 1280
EXACT = Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT | Interpolation.FULL_CHR_H_INP


@dataclass(frozen=True, slots=True)
class Colour:
    """How the numbers of a picture are meant; where a file does not say, its size does, as players hold it."""

    matrix: str
    full_range: bool
    transfer: str

    @staticmethod
    def of(frame: VideoFrame) -> Colour:
        """What a decoded picture says of itself."""
        large = frame.height >= _HD_HEIGHT or frame.width >= _HD_WIDTH
        matrix = _MATRICES.get(int(frame.colorspace), "bt709" if large else "bt601")
        full = int(frame.color_range) == _FULL or frame.format.name.startswith("yuvj")
        return Colour(matrix, full, _TRANSFERS.get(int(frame.color_trc), ""))


def to_rgb(frame: VideoFrame, width: int, height: int, *, alpha: bool, quick: bool = False) -> VideoFrame:
    """The picture as 8-bit RGB or RGBA of a size, by its own matrix and range.

    What is `quick` takes a colour for all pixels that share it, where else it is interpolated.
    """
    layout = "rgba" if alpha else "rgb24"
    same = (width, height) == (frame.width, frame.height)
    enlarging = Interpolation.FAST_BILINEAR if quick else Interpolation.BICUBIC
    scaling = enlarging if width > frame.width or height > frame.height else Interpolation.AREA
    meant = matrix_of(frame)
    if meant is None:
        return frame.reformat(width, height, layout, interpolation=scaling)
    return frame.reformat(
        width,
        height,
        layout,
        src_colorspace=meant[0],
        src_color_range=meant[1],
        dst_color_range=_FULL,
        interpolation=(Interpolation.BICUBIC | EXACT) if same and not quick else scaling,
    )


def to_coded(frame: VideoFrame) -> VideoFrame:
    """The picture as 4:2:0 with 8 bits, BT.709 in limited range; the same one where it is that already."""
    meant = matrix_of(frame)
    wanted = (int(Colorspace.ITU709), _LIMITED)
    if frame.format.name == "yuv420p" and meant == wanted:
        return frame
    source = {} if meant is None else {"src_colorspace": meant[0], "src_color_range": meant[1]}
    return frame.reformat(
        format="yuv420p",
        dst_colorspace=wanted[0],
        dst_color_range=wanted[1],
        interpolation=Interpolation.BICUBIC | EXACT,
        **source,
    )


def matrix_of(frame: VideoFrame) -> tuple[int, int] | None:
    """FFmpeg's numbers of a picture's matrix and range, or None where its numbers are colours themselves."""
    if frame.format.is_rgb or not frame.format.name.startswith(_WITH_MATRIX):
        return None
    colour = Colour.of(frame)
    return int(_SPACES[colour.matrix]), _FULL if colour.full_range else _LIMITED
