"""Weights in memory: that they are numbers, and what room they take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from app.api import UnreadableModel


def check_finite(module: Any, file_of: Callable[[str], str], check: Callable[[], None]) -> None:
    """Raise UnreadableModel, with the file and the tensor, where a weight is not a number or infinite."""
    import torch

    with torch.no_grad():
        for number, (name, tensor) in enumerate(tensors_of(module)):
            if number % 32 == 0:
                check()
            # One pass without a second tensor: a sum is finite only if all that is summed is.
            if tensor.is_floating_point() and tensor.device.type != "meta":
                total = tensor.sum(dtype=torch.float32)
                if not bool(torch.isfinite(total)) and not bool(torch.isfinite(tensor).all()):
                    raise UnreadableModel(
                        "The weights are damaged: “{tensor}” in {file} has values that are not numbers.",
                        advice="Fetch or copy the model again.",
                        tensor=name,
                        file=file_of(name),
                    )


def tensors_of(module: Any) -> Iterator[tuple[str, Any]]:
    """The parameters and buffers of a module by their names, each tensor once."""
    yield from module.named_parameters()
    yield from module.named_buffers()


def held_bytes(modules: list[Any]) -> int:
    """The bytes that the tensors of some modules take, those that they share counted once."""
    sizes: dict[int, int] = {}
    for module in modules:
        for _, tensor in tensors_of(module):
            storage = tensor.untyped_storage()
            sizes[storage.data_ptr()] = storage.nbytes()
    return sum(sizes.values())


_DECODING = 14
"""So many times what a picture takes with the channels of the last layers were taken at most while decoding, as
measured on autoencoders of two widths at 512 pixels."""


def decoding_bytes(pipeline: Any, width: int, height: int) -> int:
    """About how many bytes an autoencoder takes while it makes a picture in one piece; 0 where that isn't known."""
    vae = pipeline.components.get("vae")
    channels = vae.config.get("block_out_channels") if vae is not None else None
    if not isinstance(channels, list | tuple) or not channels:
        return 0
    size = 4 if vae.config.get("force_upcast") else vae.dtype.itemsize
    return _DECODING * width * height * int(channels[0]) * int(size)
