"""Latents: scenes and their captions on the device, encoded once so that the denoiser trains on them many times."""

from __future__ import annotations

import queue
import threading
import time
from pathlib import Path

import torch
from diffusers import AutoencoderKL
from torch.nn import functional
from transformers import BertModel

from plugins.canvas.training.accelerator import half, to_pictures, write
from plugins.canvas.training.supply import CHUNK, Chunk, Supply
from plugins.canvas.training.vocabulary import TOKENS

HELD_BACK = 512
"""So many scenes at the beginning are never trained on."""


class Captions:
    """Token rows to states, as StableDiffusionPipeline encodes a prompt."""

    def __init__(self, model: BertModel, where: torch.device) -> None:
        self._model = model.float().to(where).eval().requires_grad_(requires_grad=False)
        self._where = where
        self.width = int(model.config.hidden_size)

    def states(self, tokens: torch.Tensor) -> torch.Tensor:
        """States (N, TOKENS, width) of token rows (N, TOKENS)."""
        with torch.no_grad(), half(self._where):
            states: torch.Tensor = self._model(tokens, attention_mask=(tokens != 0).long())[0]
        return states

    def empty(self, tokens: torch.Tensor) -> torch.Tensor:
        """The row (TOKENS) of the empty caption, made from any caption's row."""
        row = torch.zeros_like(tokens)
        row[0] = tokens[0]
        row[1] = tokens[(tokens != 0).sum() - 1]
        return row


class LatentStore:
    """Scaled latents of scenes at full size (4, s/8, s/8), at half of it where `small`, and their captions.

    A thread reads chunks; `take` encodes one on the device. An accelerator keeps the states of captions too, of which
    a scene's take 49 kB.
    """

    def __init__(
        self,
        supply: Supply,
        autoencoder: AutoencoderKL,
        captions: Captions,
        capacity: int,
        where: torch.device,
        *,
        small: bool,
    ) -> None:
        self._supply = supply
        self._fast = where.type == "cuda"
        self._autoencoder = autoencoder.to(where, torch.bfloat16 if self._fast else torch.float32)
        self._captions = captions
        self._where = where
        self._scale = float(autoencoder.config.scaling_factor)
        size = supply.side // 8
        self.full = torch.empty((capacity, 4, size, size), dtype=torch.float16, device=where)
        self.small = torch.empty((capacity if small else 0, 4, size // 2, size // 2), dtype=torch.float16, device=where)
        self.tokens = torch.empty((capacity, 2, TOKENS), dtype=torch.int16, device=where)
        kept = (capacity if self._fast else 0, 2, TOKENS, captions.width)
        self._states = torch.empty(kept, dtype=torch.bfloat16, device=where)
        self.count = 0
        self.empty = torch.empty(0)
        self._chunks: queue.Queue[tuple[Chunk, torch.Tensor]] = queue.Queue(maxsize=6)
        threading.Thread(target=self._read, daemon=True).start()

    def take(self, *, wait: bool = False) -> bool:
        """Encode a chunk if one was read; False where there is none, or no room."""
        if self.count + CHUNK > len(self.full):
            return False
        try:
            chunk, pixels = self._chunks.get(block=wait, timeout=120 if wait else None)
        except queue.Empty:
            return False
        pictures = to_pictures(pixels.to(self._where, non_blocking=True))
        rows = slice(self.count, self.count + CHUNK)
        self.full[rows] = self._encoded(pictures)
        if len(self.small):
            self.small[rows] = self._encoded(functional.avg_pool2d(pictures, 2))
        self.tokens[rows] = torch.from_numpy(chunk.tokens).to(self._where)
        if not self.count:
            row = self.tokens[0, 0].long()
            self.empty = self._captions.states(self._captions.empty(row)[None])
        if len(self._states):
            states = self._captions.states(self.tokens[rows].long().flatten(0, 1))
            self._states[rows] = states.reshape(CHUNK, 2, TOKENS, -1).to(torch.bfloat16)
        self.count += CHUNK
        self._supply.remove(chunk.number)
        return True

    def batch(self, count: int, *, small: bool) -> tuple[torch.Tensor, torch.Tensor]:
        """Random latents (count, 4, h, w) and the states (count, TOKENS, width) of one caption of each."""
        index = torch.randint(HELD_BACK, self.count, (count,), device=self._where)
        return self.rows(index, torch.randint(2, (count,), device=self._where), small=small)

    def rows(self, index: torch.Tensor, caption: torch.Tensor, *, small: bool) -> tuple[torch.Tensor, torch.Tensor]:
        """The latents of some scenes, and the states of their first or second captions."""
        latents = (self.small if small else self.full)[index].float().contiguous(memory_format=torch.channels_last)
        if len(self._states):
            return latents, self._states[index, caption]
        return latents, self._captions.states(self.tokens[index, caption].long())

    def save(self, path: Path, count: int) -> None:
        """Keep the first latents of full size and their tokens, for the distillation."""
        count = min(count, self.count)
        write(path, {"full": self.full[:count].cpu(), "tokens": self.tokens[:count].cpu()})

    @torch.no_grad()
    def _encoded(self, pictures: torch.Tensor) -> torch.Tensor:
        if self._fast:
            latents: torch.Tensor = self._autoencoder.encode(pictures.to(torch.bfloat16)).latent_dist.mean
        else:
            with half(self._where):
                latents = self._autoencoder.encode(pictures).latent_dist.mean
        return (latents.float() * self._scale).half()

    def _read(self) -> None:
        seen: set[int] = set()
        while True:
            for number in self._supply.waiting(seen)[:8]:
                seen.add(number)
                chunk = self._supply.load(number)
                pixels = torch.from_numpy(chunk.pixels)
                self._chunks.put((chunk, pixels.pin_memory() if self._fast else pixels))
            time.sleep(0.05)
