"""Recognising upscalers: compact (SRVGG) and ESRGAN networks, in their old and new names."""

from __future__ import annotations

import math
import re

from app.api import ModelFormat, ModelKind, Words
from app.engine.detectors.draft import Draft, NotAMatch
from app.engine.detectors.header import Header

_OLD_ENTRY = "model.0.weight"
_OLD_BLOCK = "model.1.sub.0.RDB1.conv1.0.weight"


def upscaler(header: Header) -> Draft:
    """A network that enlarges pictures; raises NotAMatch."""
    found = _compact(header) or _esrgan(header)
    if found is None:
        raise NotAMatch("it has neither the layers of ESRGAN nor those of its compact form, so it is no upscaler")
    architecture, factor, usable = found
    return Draft(
        ModelKind.UPSCALER,
        ModelFormat.SINGLE_FILE,
        architecture,
        multiple_of=1,
        description=Words("Enlarges pictures {factor} times.", factor=factor),
        complaint=Words()
        if usable
        else Words("The studio cannot use an ESRGAN of this form for {factor} times.", factor=factor),
    )


def _compact(header: Header) -> tuple[str, int, bool] | None:
    """The architecture, the factor, and whether the studio can run it."""
    entry, slopes = header.shape("body.0.weight"), header.shape("body.1.weight")
    if entry is None or slopes is None or len(entry) != 4 or len(slopes) != 1 or entry[2:] != (3, 3):
        return None
    convolutions = {
        int(name.split(".")[1]): tensor.shape
        for name, tensor in header.tensors.items()
        if name.startswith("body.") and name.endswith(".weight") and name.split(".")[1].isdigit()
        if len(tensor.shape) == 4
    }
    out = convolutions[max(convolutions)][0]
    factor = math.isqrt(out // 3)
    return ("srvgg-compact", factor, True) if entry[1] == 3 and factor * factor * 3 == out else None


def _esrgan(header: Header) -> tuple[str, int, bool] | None:
    old = header.shape(_OLD_BLOCK)
    entry = header.shape(_OLD_ENTRY if old else "conv_first.weight")
    if entry is None or (old is None and header.shape("body.0.rdb1.conv1.weight") is None):
        return None
    if old is not None:
        # The last convolution is the fourth layer, and each doubling puts three more before it.
        last = max(int(name.split(".")[1]) for name in header.tensors if re.match(r"model\.\d+\.", name))
        factor = 2 ** max(0, (last - 4) // 3)
        return "esrgan", factor, factor == 4
    ups = sum(1 for name in header.tensors if name.startswith("conv_up") and name.endswith(".weight"))
    # The forms for 1 and 2 times take the picture in blocks of 4 × 4 and 2 × 2 pixels.
    packed = {3: 1, 12: 2, 48: 4}.get(entry[1])
    return None if packed is None or ups == 0 else ("esrgan", max(1, 2**ups // packed), ups == 2)
