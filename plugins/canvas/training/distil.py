"""Distilling guidance and steps into a LoRA: four steps without guidance draw what twelve with it draw.

`python -m plugins.canvas.training.distil --work DIR --pack FILE --model FOLDER --target FOLDER --seconds N`, again and
again: it goes on from what is in DIR. Guided and progressive distillation in one (Meng et al., 2023, arXiv:2210.03142;
Salimans and Ho, 2022, arXiv:2202.00512), on the learner's own paths.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import torch
from diffusers import DDIMScheduler, DPMSolverMultistepScheduler, UNet2DConditionModel
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import rescale_noise_cfg
from peft import LoraConfig, set_peft_model_state_dict
from peft.utils import get_peft_model_state_dict
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import BertModel

from app.api.colour_guidance import led_from_colours, without_colours
from plugins.canvas.training.accelerator import device, half, say, write
from plugins.canvas.training.autoencoder import stored_autoencoder
from plugins.canvas.training.denoiser import EARLY, SCHEDULE
from plugins.canvas.training.export import NOTICE, begin_with, new_scheduler
from plugins.canvas.training.latents import HELD_BACK, Captions, LatentStore
from plugins.canvas.training.sheet import COLOUR_GUIDANCE, GUIDANCE, RESCALE
from plugins.canvas.training.supply import CHUNK, Supply
from plugins.canvas.training.vocabulary import TOKENS

STEPS = 4
SMALL_STEPS = 3
"""So many with guidance are one of the learner's."""
RANK = 48
KEPT = 16
"""The rank that is written: what is left out, 6 % of the squares, cannot be seen, and would take half as long again."""
AVERAGED = 0.99
WEIGHTS = "pytorch_lora_weights.safetensors"
TARGETS = [
    "to_q", "to_k", "to_v", "to_out.0", "proj_in", "proj_out", "ff.net.0.proj", "ff.net.2", "conv1", "conv2",
    "conv_shortcut", "downsamplers.0.conv", "upsamplers.0.conv", "time_emb_proj",
]  # fmt: skip
RECORD = {
    "id": "illustrator-four-steps",
    "name": "Illustrator in four steps",
    "kind": "lora",
    "architecture": "illustrator",
    "licence": "Apache-2.0",
    "default_steps": STEPS,
    "default_guidance": 1.0,
    "default_sampler": "LCM",
    "description": "Makes Illustrator draw in four steps at guidance 1, where a negative prompt has no effect.",
}


def main() -> None:
    """Distil for some seconds more, and write the LoRA."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where scenes and checkpoints are kept")
    parser.add_argument("--pack", type=Path, required=True, help="the sprites")
    parser.add_argument("--model", type=Path, required=True, help="the exported model that is distilled")
    parser.add_argument("--target", type=Path, required=True, help="the folder of the LoRA")
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--pictures", type=int, default=4096)
    parser.add_argument("--first-scene", type=int, default=700_000, help="scenes from this number on")
    parser.add_argument("--lora", type=Path, help="a LoRA to begin with")
    options = parser.parse_args()
    if not (options.work / "autoencoder.pt").exists():
        options.work.mkdir(parents=True, exist_ok=True)
        begin_with(options.model, options.work)
    supply = Supply(options.work / "chunks", options.pack, options.work / "text" / "tokenizer.json", 256)
    encode(options.work, supply, options.first_scene // CHUNK, options.pictures)
    distillation = Distillation(options.work, options.model, options.batch, options.rate, options.lora)
    distillation.run(options.seconds)
    export(distillation.averaged, options.target)


def encode(folder: Path, supply: Supply, first: int, count: int) -> None:
    """Have scenes drawn and encoded, unless a training has left some of its own."""
    if (folder / "latents.pt").exists():
        return
    where = device()
    makers = supply.start(1, first, first + -(-count // CHUNK))
    captions = Captions(BertModel.from_pretrained(folder / "text"), where)
    store = LatentStore(supply, stored_autoencoder(folder), captions, count, where, small=False)
    while store.count + CHUNK <= count:
        store.take(wait=True)
    store.save(folder / "latents.pt", count)
    for maker in makers:
        maker.join()


def export(weights: dict[str, torch.Tensor], target: Path) -> None:
    """Write the LoRA in half precision as diffusers does, and what the studio is to know of it."""
    target.mkdir(parents=True, exist_ok=True)
    halved = {f"unet.{name}": value.half().contiguous() for name, value in narrowed(weights, KEPT).items()}
    save_file(halved, target / WEIGHTS, metadata={"format": "pt"})
    (target / "seisei.json").write_text(json.dumps(RECORD, indent=2) + "\n", encoding="utf-8")
    shutil.copyfile(NOTICE, target / "NOTICE")
    (target / WEIGHTS).chmod(0o644)
    say(f"{sum(value.numel() for value in halved.values()) / 1e6:.1f} million weights written")


def narrowed(weights: dict[str, torch.Tensor], rank: int) -> dict[str, torch.Tensor]:
    """The LoRA of a lower rank that is nearest to a LoRA, layer by layer."""
    found = dict(weights)
    for name in (name for name in weights if name.endswith("lora_A.weight")):
        other = name.replace("lora_A", "lora_B")
        down, up = weights[name].float(), weights[other].float()
        rows, left = torch.linalg.qr(up.flatten(1))
        columns, right = torch.linalg.qr(down.flatten(1).T)
        first, sizes, last = torch.linalg.svd(left @ right.T)
        root = sizes[:rank].sqrt()
        found[other] = (rows @ first[:, :rank] * root).reshape(len(up), -1, *up.shape[2:])
        found[name] = (columns @ last.T[:, :rank] * root).T.reshape(-1, *down.shape[1:])
    return found


def widened(weights: dict[str, torch.Tensor], like: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The same LoRA with the rank of another one, which changes nothing yet, for it to learn on."""
    found = {name: value.clone() for name, value in like.items()}
    for name, value in weights.items():
        found[name][tuple(map(slice, value.shape))] = value
    return found


@dataclass(frozen=True, slots=True)
class Scenes:
    """Latents (N, 4, h, w), the states of one caption of each, and those of what guidance leads away from.

    Where the caption asks for colours, `plain` are the states of the same one without them, else of the empty one.
    """

    latents: torch.Tensor
    states: torch.Tensor
    plain: torch.Tensor


@dataclass(frozen=True, slots=True)
class Lesson:
    """Noisy latents (N, 4, h, w), their times (N), the states of their captions, and the answers that are wanted."""

    noisy: torch.Tensor
    times: torch.Tensor
    states: torch.Tensor
    wanted: torch.Tensor


class Distillation:
    """A LoRA that learns to do in one step what the model does in three with guidance; goes on from a folder.

    Half of a batch lie on the paths that the learner itself takes in four steps: what it does wrong there is what it
    has to mend. The other half are scenes in any noise, as pictures are drawn from others; there it learns to answer
    as the model does with guidance.
    """

    def __init__(self, folder: Path, model: Path, count: int, rate: float, lora: Path | None = None) -> None:
        self._path = folder / "distilled.pt"
        self._where = where = device()
        self._rate, self._count = rate, count
        teacher = UNet2DConditionModel.from_pretrained(model, subfolder="unet", local_files_only=True).float()
        self._teacher = teacher.to(where, memory_format=torch.channels_last).requires_grad_(requires_grad=False)
        self._student = with_lora(copy.deepcopy(self._teacher))
        self._trained = [part for part in self._student.parameters() if part.requires_grad]
        self._optimizer = torch.optim.AdamW(self._trained, lr=0, betas=(0.9, 0.99), weight_decay=1e-3, fused=True)
        self._captions = Captions(BertModel.from_pretrained(folder / "text"), where)
        stored = torch.load(folder / "latents.pt", weights_only=True, map_location=where)
        self._latents, self._tokens = stored["full"], stored["tokens"]
        self._signal = DDIMScheduler(**SCHEDULE).alphas_cumprod.to(where)
        empty = self._captions.empty(self._tokens[0, 0].long())
        self._empty = self._captions.states(empty[None]).float()
        self._plain = _without_colours(
            self._tokens, empty, Tokenizer.from_file(str(folder / "text" / "tokenizer.json"))
        )
        self._lessons = self._given()
        self._answer = torch.empty(0)
        self._steps = 0
        if self._path.exists():
            state = torch.load(self._path, weights_only=True, map_location=where)
            set_peft_model_state_dict(self._student, state["model"])
            self._optimizer.load_state_dict(state["optimizer"])
            self._steps = state["steps"]
        elif lora is not None:
            given = {name.removeprefix("unet."): value.float() for name, value in load_file(lora / WEIGHTS).items()}
            set_peft_model_state_dict(self._student, widened(given, self._lora()))
        self.averaged = {name: value.clone() for name, value in self._lora().items()}

    def run(self, seconds: float) -> None:
        """Learn for so long; the rate falls to nothing in the end."""
        started = told = time.monotonic()
        first, means = self._steps, torch.zeros(2, device=self._where)
        while (fraction := (time.monotonic() - started) / seconds) < 1:
            for group in self._optimizer.param_groups:
                group["lr"] = self._rate * min(1.0, (self._steps - first + 1) / 20) * _falling(fraction)
            means.lerp_(self._step(), 0.02 if self._steps - first > 50 else 0.2)
            if time.monotonic() - told > (10 if self._where.type == "cuda" else 60):
                told = time.monotonic()
                walked, drowned = means.tolist()
                say(f"distillation step {self._steps}, loss {walked:.3f} on paths, {drowned:.3f} aside, {fraction:.0%}")
                self._save()
        self._save()
        say(f"distilled in {self._steps} steps of {self._count}")

    def _step(self) -> torch.Tensor:
        """Learn from a batch; returns how far the answers were off, on paths and elsewhere."""
        lesson = next(self._lessons)
        with half(self._where):
            answer = self._student(lesson.noisy, lesson.times, lesson.states)[0].float()
        off = (answer - lesson.wanted).square().mean((1, 2, 3))
        self._optimizer.zero_grad()
        off.mean().backward()
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        self._optimizer.step()
        self._steps += 1
        self._average()
        self._answer = answer.detach()
        return torch.stack([part.mean() for part in off.detach().split(self._count // 2)])

    def _given(self) -> Iterator[Lesson]:
        """Lessons: on paths that the learner takes, and beside them."""
        walkers = self._count // 2
        while True:
            path = new_scheduler(mending=False)
            path.set_timesteps(STEPS, device=self._where)
            scenes = self._scenes(walkers)
            noisy = torch.randn_like(scenes.latents)
            for number, moment in enumerate(path.timesteps):
                walked = self._walked(path, number, noisy, scenes)
                lesson = _together(walked, self._drowned(self._count - walkers))
                yield lesson
                noisy = path.step(self._answer[:walkers], moment, noisy).prev_sample

    def _walked(self, path: DPMSolverMultistepScheduler, number: int, noisy: torch.Tensor, scenes: Scenes) -> Lesson:
        """With which answer the next step of a path ends where small steps with guidance end."""
        fine, at = new_scheduler(mending=False), noisy
        fine.set_timesteps(STEPS * SMALL_STEPS, device=self._where)
        fine.set_begin_index(number * SMALL_STEPS)
        for small in range(number * SMALL_STEPS, (number + 1) * SMALL_STEPS):
            moment = fine.timesteps[small]
            led = led_from_colours(small, STEPS * SMALL_STEPS, COLOUR_GUIDANCE)
            away = scenes.plain if led else self._empty.expand_as(scenes.plain)
            at = fine.step(self._guided(at, moment.expand(len(at)), scenes.states, away), moment, at).prev_sample
        # A step is a number that depends on the path so far, and another one times the answer.
        moment = path.timesteps[number]
        without = copy.deepcopy(path).step(torch.zeros_like(noisy), moment, noisy).prev_sample
        slope = (copy.deepcopy(path).step(torch.ones_like(noisy), moment, noisy).prev_sample - without).mean()
        return Lesson(noisy, moment.expand(len(noisy)), scenes.states, (at - without) / slope)

    def _drowned(self, count: int) -> Lesson:
        """Scenes in noise, answered with guidance."""
        scenes = self._scenes(count)
        times = (1000 * torch.rand(count, device=self._where) ** EARLY).long().clamp(max=999)
        signal = self._signal[times][:, None, None, None]
        noisy = signal.sqrt() * scenes.latents + (1 - signal).sqrt() * torch.randn_like(scenes.latents)
        led = (times > 1000 * (1 - COLOUR_GUIDANCE)) & (torch.rand(count, device=self._where) < 1 / 2)
        away = torch.where(led[:, None, None], scenes.plain, self._empty)
        return Lesson(noisy, times, scenes.states, self._guided(noisy, times, scenes.states, away))

    @torch.no_grad()
    def _guided(
        self, noisy: torch.Tensor, times: torch.Tensor, states: torch.Tensor, away: torch.Tensor
    ) -> torch.Tensor:
        twice, placed = torch.cat((noisy, noisy)), torch.cat((times, times))
        with half(self._where):
            told = torch.cat((states, away))
            answers = self._teacher(twice.contiguous(memory_format=torch.channels_last), placed, told)[0].float()
        heard, plain = answers.chunk(2)
        guided: torch.Tensor = rescale_noise_cfg(plain + GUIDANCE * (heard - plain), heard, guidance_rescale=RESCALE)
        return guided

    def _scenes(self, count: int) -> Scenes:
        """Random scenes."""
        index = torch.randint(HELD_BACK, len(self._latents), (count,), device=self._where)
        caption = torch.randint(2, (count,), device=self._where)
        said, plain = (
            self._captions.states(tokens[index, caption].long()).float() for tokens in (self._tokens, self._plain)
        )
        return Scenes(self._latents[index].float(), said, plain)

    def _lora(self) -> dict[str, torch.Tensor]:
        state: dict[str, torch.Tensor] = get_peft_model_state_dict(self._student)
        return state

    @torch.no_grad()
    def _average(self) -> None:
        lora = self._lora()
        torch._foreach_lerp_(list(self.averaged.values()), [lora[name] for name in self.averaged], 1 - AVERAGED)

    def _save(self) -> None:
        state = {"model": self._lora(), "optimizer": self._optimizer.state_dict(), "steps": self._steps}
        write(self._path, state)


def with_lora(model: UNet2DConditionModel) -> UNet2DConditionModel:
    """A denoiser with a LoRA beside its layers that changes nothing yet."""
    model.add_adapter(LoraConfig(r=RANK, lora_alpha=RANK, target_modules=TARGETS))
    return model


def _without_colours(tokens: torch.Tensor, empty: torch.Tensor, tokenizer: Tokenizer) -> torch.Tensor:
    """Captions' tokens (N, 2, TOKENS) without the colours of things; the empty caption where none is asked for."""
    tokenizer.enable_truncation(TOKENS)
    tokenizer.enable_padding(length=TOKENS)
    captions = [text.replace(" - ", "-") for text in tokenizer.decode_batch(tokens.flatten(0, 1).tolist())]
    rows = [
        torch.tensor(tokenizer.encode(plain).ids) if (plain := without_colours(text)) != text else empty.cpu()
        for text in captions
    ]
    return torch.stack(rows).reshape(tokens.shape).to(tokens)


def _together(first: Lesson, second: Lesson) -> Lesson:
    noisy, times, states, wanted = (
        torch.cat((getattr(first, field.name), getattr(second, field.name))) for field in fields(Lesson)
    )
    return Lesson(noisy.contiguous(memory_format=torch.channels_last), times, states, wanted)


def _falling(fraction: float) -> float:
    return max(0.02, 0.5 + 0.5 * math.cos(math.pi * fraction))


if __name__ == "__main__":
    main()
