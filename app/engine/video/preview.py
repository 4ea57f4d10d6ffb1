"""Preview: the middle frame of a film's latents as a small picture, at next to no cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OneFrame:
    """An autoencoder of films, or one of pictures, seen as one of pictures by whoever makes previews of latents.

    It stands for a pipeline: it has the autoencoder, which is itself, and the scale of its pixels.
    """

    of: Any
    vae_scale_factor: int
    config: Mapping[str, Any]
    films: bool

    @property
    def vae(self) -> OneFrame:
        """What encodes."""
        return self

    @property
    def device(self) -> Any:
        """Where it computes."""
        return self.of.device

    @property
    def dtype(self) -> Any:
        """In which numbers."""
        return self.of.dtype

    def encode(self, pictures: Any) -> Any:
        """Encode pictures (batch, 3, height, width), each as a film of one frame."""
        if not self.films:
            return self.of.encode(pictures)
        import torch

        with torch.no_grad():
            return self.of.encode(pictures[:, :, None])
