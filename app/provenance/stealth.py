"""Text that a picture carries in the lowest bits of its alpha, as NovelAI and an extension of A1111 write it."""

from __future__ import annotations

import warnings
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

_PLAIN, _COMPRESSED = b"stealth_pnginfo", b"stealth_pngcomp"
_HEAD_BYTES = len(_PLAIN) + 4
_LOSSLESS = frozenset({".png", ".webp"})
_MOST_PIXELS = 40_000_000
_MOST_BYTES = 4_000_000
_GZIP = 31


def read_stealth(path: Path) -> str:
    """The hidden text of a picture; empty where it has none, or where that is cut off or damaged.

    The bits run down the columns: a name of 15 bytes, the count of bits that follow as 32 bits, and the text.
    """
    if path.suffix.lower() not in _LOSSLESS:
        return ""
    try:
        with warnings.catch_warnings():
            # How many pixels there are is checked before any is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                width, height = picture.size
                if picture.mode != "RGBA" or not _HEAD_BYTES * 8 <= width * height <= _MOST_PIXELS:
                    return ""
                alpha = np.asarray(picture.getchannel("A"))
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError):
        # Whoever opens the picture says that it is damaged.
        return ""
    head = _first_bytes(alpha, _HEAD_BYTES)
    name, bits = head[: len(_PLAIN)], int.from_bytes(head[len(_PLAIN) :], "big")
    if name not in (_PLAIN, _COMPRESSED) or not 0 < bits // 8 <= min(_MOST_BYTES, alpha.size // 8 - _HEAD_BYTES):
        return ""
    body = _first_bytes(alpha, _HEAD_BYTES + bits // 8)[_HEAD_BYTES:]
    if name == _COMPRESSED:
        try:
            body = zlib.decompressobj(_GZIP).decompress(body, _MOST_BYTES)
        except zlib.error:
            return ""
    return body.decode("utf-8", "replace")


def _first_bytes(alpha: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], count: int) -> bytes:
    """As many bytes as asked for, of the lowest bits of whole columns from the left."""
    columns = -(-count * 8 // alpha.shape[0])
    bits = (alpha[:, :columns] & 1).T.reshape(-1)[: count * 8]
    return np.packbits(bits).tobytes()
