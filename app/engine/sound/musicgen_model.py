"""MusicgenModel: MusicGen as transformers runs it, token by token."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.api import ModelRecord, Samples, Sound, SoundAbilities, Sounding, StartUse, WatchSound
from app.engine.detectors.sound import CONDITIONS
from app.engine.device import Device
from app.engine.load import quiet_libraries
from app.engine.memory import Rung, with_ladder
from app.engine.sound.asking import check_sounding, hinted_prompt, ignored_notes, in_channels, too_long
from app.engine.sound.estimate import decoding_bytes, require
from app.engine.sound.guarding import guarded
from app.engine.sound.pipeline_model import no_numbers
from app.engine.weights import held_bytes

_TAUGHT_S = 30.0
_TOP_K = 250


@dataclass(slots=True)
class MusicgenModel:
    """MusicGen; `processor` is its tokenizer with what prepares sound. `make_room()` frees memory that others hold."""

    record: ModelRecord
    model: Any
    processor: Any
    device: Device
    make_room: Callable[[], int] = lambda: 0

    @property
    def byte_size(self) -> int:
        """The bytes that its weights hold."""
        return held_bytes([self.model])

    @property
    def abilities(self) -> SoundAbilities:
        """What it can do: at most the half minute that it was taught with."""
        config = self.model.config
        room = config.decoder.max_position_embeddings - config.decoder.num_codebooks - 1
        return SoundAbilities(
            rate=int(config.audio_encoder.sampling_rate),
            channels=int(config.decoder.audio_channels),
            longest_s=min(_TAUGHT_S, room * self._hop / config.audio_encoder.sampling_rate),
            conditions=CONDITIONS["musicgen"],
            negative_prompt=False,
            steps=False,
            guidance=True,
            uses=frozenset({StartUse.CONTINUE}),
        )

    def make(self, sounding: Sounding, watch: WatchSound, check: Callable[[], None] = lambda: None) -> Sound:
        """Make a sound; `check` is called before every block for every token. Raises what it and `watch` raise."""
        quiet_libraries()
        abilities = self.abilities
        check_sounding(sounding, self.record, abilities)
        start = self._heard(sounding, abilities)
        prompt = hinted_prompt(sounding, abilities.conditions)
        seconds = sounding.seconds + (0 if start is None else len(start) / abilities.rate)
        needed = decoding_bytes(self.model.audio_encoder, math.ceil(seconds * abilities.rate), self.device)
        require(needed, self.device, self.make_room)
        rungs = (Rung("let other models go", lambda: self.make_room() > 0),)

        def attempt() -> Samples:
            return self._written(sounding, prompt, start, watch, check)

        samples = with_ladder(attempt, rungs, self.device, lambda: self.byte_size)
        if not np.isfinite(samples).all():
            raise no_numbers(self.record)
        return Sound(samples, abilities.rate, prompt, ignored_notes(sounding, self.record, abilities.conditions))

    @property
    def _hop(self) -> int:
        return math.prod(self.model.config.audio_encoder.upsampling_ratios)

    def _heard(self, sounding: Sounding, abilities: SoundAbilities) -> Samples | None:
        """The end of the sound to go on with, in whole codes, as much as fits with what is to follow."""
        if sounding.start is None:
            return None
        room_s = abilities.longest_s - sounding.seconds
        codes = min(len(sounding.start), math.floor(room_s * abilities.rate)) // self._hop
        if codes < 1:
            raise too_long(self.record, sounding.seconds + self._hop / abilities.rate, abilities.longest_s)
        return in_channels(sounding.start, abilities.channels)[len(sounding.start) - codes * self._hop :]

    def _written(
        self, sounding: Sounding, prompt: str, start: Samples | None, watch: WatchSound, check: Callable[[], None]
    ) -> Samples:
        import torch
        import transformers

        library: Any = transformers
        abilities = self.abilities
        # Each of the books of a channel begins one token after the book before it.
        books = int(self.model.config.decoder.num_codebooks) // abilities.channels
        codes = math.ceil(sounding.seconds * abilities.rate / self._hop)
        total = codes + books - 1
        written = 0

        def watched(input_ids: Any, _scores: Any, **_options: Any) -> Any:
            nonlocal written
            written += 1
            watch(min(written, total), total)
            return torch.zeros(len(input_ids), dtype=torch.bool, device=input_ids.device)

        inputs = self._inputs(prompt, start, abilities)
        devices = [torch.cuda.current_device()] if self.device.kind == "cuda" else []
        with torch.random.fork_rng(devices=devices), torch.inference_mode(), guarded([self.model], check):
            torch.manual_seed(sounding.seed)
            found = self.model.generate(
                **inputs,
                max_new_tokens=total,
                do_sample=True,
                top_k=_TOP_K,
                temperature=1.0,
                guidance_scale=max(1.0, sounding.guidance),
                stopping_criteria=library.StoppingCriteriaList([watched]),
            )
        samples = found[0].float().cpu().numpy().T
        return np.ascontiguousarray(samples[0 if start is None else len(start) :], np.float32)

    def _inputs(self, prompt: str, start: Samples | None, abilities: SoundAbilities) -> dict[str, Any]:
        options: dict[str, Any] = {"text": [prompt], "padding": True, "return_tensors": "pt"}
        if start is not None:
            heard = start[:, 0] if abilities.channels == 1 else start.T
            options |= {"audio": heard, "sampling_rate": abilities.rate}
        made: dict[str, Any] = {}
        for name, tensor in self.processor(**options).items():
            moved = tensor.to(self.device.torch_device)
            made[name] = moved.to(self.device.dtype) if moved.is_floating_point() else moved
        return made
