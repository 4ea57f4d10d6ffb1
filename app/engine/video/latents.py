"""Latents: what was sampled of a film, and the sound that came with it, kept so that making it again only decodes."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np

from app.api import Filming

log = logging.getLogger(__name__)

_VERSION = "1"
_BUDGET_BYTES = 2 << 30
_ENDING = ".safetensors"
_SOUND = "sound"
_FILM = 5


@dataclass(frozen=True, slots=True)
class Decoding:
    """One call of an autoencoder: latents in half precision, what it is told of time, and whole numbers by name."""

    latents: Any
    time: Any | None
    options: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sampled:
    """All that a film is decoded from, and how many frames of what comes of it are no part of it, at its beginning.

    `sound` (channels, samples) is what was made with it, which is kept as it is heard.
    """

    decodings: tuple[Decoding, ...]
    cut: int = 0
    sound: Any | None = None


class LatentStore:
    """A folder of what can be made again; what was used least lately goes first when it is full.

    A disk that is full, or a file that is damaged, costs the time of making it again and nothing else.
    """

    def __init__(self, folder: Path, budget_bytes: int = _BUDGET_BYTES) -> None:
        self._folder, self._budget_bytes = folder, budget_bytes

    def get(self, key: str) -> Sampled | None:
        """What is kept under a key; None where there is nothing that can be read."""
        from safetensors import SafetensorError, safe_open

        path = self._folder / f"{key}{_ENDING}"
        try:
            with safe_open(path, "pt") as file:
                told = json.loads((file.metadata() or {})["told"])
                names = set(file.keys())
                parts = tuple(
                    Decoding(
                        file.get_tensor(f"latents{at}"),
                        file.get_tensor(f"time{at}") if f"time{at}" in names else None,
                        {str(name): int(value) for name, value in options.items()},
                    )
                    for at, options in enumerate(told["calls"])
                )
                sound = file.get_tensor(_SOUND) if _SOUND in names else None
                found = Sampled(parts, int(told["cut"]), sound)
            os.utime(path)
        except FileNotFoundError:
            return None
        except (SafetensorError, OSError, ValueError, KeyError, TypeError, AttributeError):
            log.warning("kept latents cannot be read, and are made again", exc_info=True)
            with suppress(OSError):
                path.unlink()
            return None
        return found

    def put(self, key: str, sampled: Sampled) -> None:
        """Keep latents, and let go of others where there is no room."""
        from safetensors import SafetensorError
        from safetensors.torch import save_file

        decodings = sampled.decodings
        tensors = {f"latents{at}": each.latents.contiguous().cpu() for at, each in enumerate(decodings)}
        tensors |= {
            f"time{at}": each.time.contiguous().cpu() for at, each in enumerate(decodings) if each.time is not None
        }
        if sampled.sound is not None:
            tensors[_SOUND] = sampled.sound.contiguous().cpu()
        needed = sum(tensor.nbytes for tensor in tensors.values())
        if needed > self._budget_bytes:
            return
        told = {"calls": [dict(each.options) for each in decodings], "cut": sampled.cut}
        draft = self._folder / f"{key}.{os.getpid()}.draft"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(needed)
            save_file(tensors, draft, {"told": json.dumps(told)})
            draft.replace(self._folder / f"{key}{_ENDING}")
        except (OSError, SafetensorError):
            log.warning("latents cannot be kept", exc_info=True)
            with suppress(OSError):
                draft.unlink()

    def _make_room(self, needed: int) -> None:
        kept = sorted(
            ((path.stat(), path) for path in self._folder.glob(f"*{_ENDING}")), key=lambda one: one[0].st_mtime
        )
        used = sum(stat.st_size for stat, _ in kept)
        for stat, path in kept:
            if used + needed <= self._budget_bytes:
                return
            path.unlink(missing_ok=True)
            used -= stat.st_size


@dataclass(frozen=True, slots=True)
class KeptLatents:
    """The latents of one model: `made_with` names its weights, and whatever else tells one result from another."""

    store: LatentStore
    made_with: tuple[str, ...]

    def key(self, filming: Filming) -> str:
        """Under what the latents of a filming are kept."""
        digest = hashlib.sha256("\n".join((_VERSION, *self.made_with)).encode())
        for part in fields(filming):
            digest.update(f"\n{part.name}=".encode())
            _tell(digest.update, getattr(filming, part.name))
        return digest.hexdigest()


def _tell(update: Callable[[bytes], None], value: object) -> None:
    if isinstance(value, np.ndarray):
        update(f"{value.shape} {value.dtype} ".encode())
        update(np.ascontiguousarray(value).tobytes())
    elif isinstance(value, Mapping):
        for name in sorted(value):
            update(f"{name}: ".encode())
            _tell(update, value[name])
    else:
        update(repr(value).encode())


@dataclass(slots=True)
class Noted:
    """The calls of an autoencoder and what it made of each; `whole` while they can all be told again."""

    decodings: list[Decoding] = field(default_factory=list)
    made: list[Any] = field(default_factory=list)
    whole: bool = True

    def sampled(self, pipeline: Any, frames: Any, sound: Any | None) -> Sampled | None:
        """What a pipeline's frames are decoded from; None where more was done to them than can be told."""
        if not self.whole or not self.decodings or (self.made[0].ndim == _FILM and len(self.made) > 1):
            return None
        found = pipeline.video_processor.postprocess_video(_joined(self.made), output_type="np")[0]
        cut = len(found) - len(frames)
        alike = cut >= 0 and np.array_equal(found[cut:], frames)
        return Sampled(tuple(self.decodings), cut, sound) if alike else None


@contextmanager
def recorded(vae: Any) -> Iterator[Noted]:
    """Have an autoencoder decode what half precision holds, and note it."""
    import torch

    decode, noted = vae.decode, Noted()

    def noting(latents: Any, *args: Any, **options: Any) -> Any:
        half = latents.to(torch.float16)
        time = args[0] if args else None
        tells = len(args) < 2 and (time is None or isinstance(time, torch.Tensor))
        if not tells or not all(isinstance(each, int) for each in options.values()) or not half.isfinite().all():
            noted.whole = False
            return decode(latents, *args, **options)
        result = decode(half.to(latents.dtype), *args, **options)
        noted.decodings.append(Decoding(half, time, options))
        noted.made.append(result[0])
        return result

    vae.decode = noting
    try:
        yield noted
    finally:
        del vae.decode


def decoded(pipeline: Any, sampled: Sampled, torch_device: Any) -> Any:
    """The frames (frames, height, width, 3) of what was kept, as their pipeline gave them."""
    import torch

    made = []
    with torch.no_grad():
        for each in sampled.decodings:
            time = [] if each.time is None else [each.time.to(torch_device)]
            latents = each.latents.to(torch_device, pipeline.vae.dtype)
            made.append(pipeline.vae.decode(latents, *time, **each.options)[0])
    return pipeline.video_processor.postprocess_video(_joined(made), output_type="np")[0][sampled.cut :]


def _joined(made: list[Any]) -> Any:
    """The film (1, channels, frames, height, width) that an autoencoder made, or pictures of it one after the other."""
    import torch

    return made[0] if made[0].ndim == _FILM else torch.cat(made)[None].permute(0, 2, 1, 3, 4).float()
