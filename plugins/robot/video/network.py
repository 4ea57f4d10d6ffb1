"""Network: the two that a video plan is made by, a small U-Net that draws key frames and a reader of poses in them.

Both are only imported where a video plan is drawn or learned: torch is slow to load.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch  # noqa: TID253 - imported only where a video is planned
from diffusers import UNet2DConditionModel  # noqa: TID253 - imported only where a video is planned
from torch import Tensor, nn  # noqa: TID253 - imported only where a video is planned
from torch.nn import functional  # noqa: TID253 - imported only where a video is planned

from plugins.robot.video.moments import MOMENTS
from plugins.robot.video.sketch import HEIGHT, WIDTH
from plugins.robot.video.telling import SLOTS, WORDS

NOISE_STEPS = 100
"""How many degrees of noise there are; the schedule is diffusers' squared cosine, and what is told is the film."""
SCHEDULE = "squaredcos_cap_v2"
PATCH = 4
STRENGTH = 3.0
"""How much a frame's difference from the first is made larger: most of it is nothing, and the noise is not."""
_WORD = 64
_PLACES = 2
_OPENINGS = (0.0, 0.056, 0.08)
"""How far the gripper opens, in metres: closed, to go over a rim, and wide; each pose has the nearest."""
_MIDDLE = (0.5, 0.0, 0.1)
_SPREAD = (0.1, 0.2, 0.1)


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide the levels of the U-Net are, and the reader."""

    levels: tuple[int, int, int] = (96, 104, 136)
    reader: int = 64


class Drawer(nn.Module):
    """Sees the difference of each key frame from the first through noise, told the words and shown the first frame."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        pixels = 3 * PATCH * PATCH
        self.words = nn.Embedding(WORDS, _WORD)
        self.unet: Any = UNet2DConditionModel(
            sample_size=(HEIGHT // PATCH, WIDTH // PATCH),
            in_channels=(MOMENTS + 1) * pixels + _PLACES,
            out_channels=MOMENTS * pixels,
            layers_per_block=1,
            block_out_channels=shape.levels,
            down_block_types=("DownBlock2D", "DownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "UpBlock2D", "UpBlock2D"),
            cross_attention_dim=_WORD,
            attention_head_dim=4,
            norm_num_groups=8,
            class_embed_type="projection",
            projection_class_embeddings_input_dim=SLOTS * _WORD,
            resnet_time_scale_shift="scale_shift",
        )

    def forward(self, noisy: Tensor, step: Tensor, first: Tensor, told: Tensor) -> Tensor:
        """What lies behind the noise (B, 3 MOMENTS, HEIGHT, WIDTH); `first` is (B, 3, HEIGHT, WIDTH) from 0 to 1."""
        words = self.words(told)
        seen = functional.pixel_unshuffle(torch.cat([noisy, first * 2 - 1], 1), PATCH)
        rows = torch.linspace(-1, 1, seen.shape[2]).view(1, 1, -1, 1).expand(len(seen), 1, *seen.shape[2:])
        columns = torch.linspace(-1, 1, seen.shape[3]).view(1, 1, 1, -1).expand(len(seen), 1, *seen.shape[2:])
        seen = torch.cat([seen, rows, columns], 1).contiguous(memory_format=torch.channels_last)
        out = self.unet(seen, step, encoder_hidden_states=words, class_labels=words.flatten(1)).sample
        return functional.pixel_shuffle(out.float(), PATCH)


class Reader(nn.Module):
    """Inverse dynamics: reads from two key frames, one after the other, what the gripper does in the second."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.reader
        self.seeing = nn.Sequential(
            nn.Conv2d(6, width // 2, 5, 2, 2), nn.SiLU(),
            nn.Conv2d(width // 2, width, 3, 2, 1), nn.GroupNorm(8, width), nn.SiLU(),
            nn.Conv2d(width, width, 3, 1, 1), nn.GroupNorm(8, width), nn.SiLU(),
            nn.Conv2d(width, width, 3, 1, 1), nn.GroupNorm(8, width), nn.SiLU(),
            nn.Conv2d(width, width, 3, 1, 1),
        )  # fmt: skip
        self.saying = nn.Sequential(
            nn.Linear(4 * width, 192), nn.SiLU(), nn.Linear(192, 192), nn.SiLU(),
            nn.Linear(192, len(_MIDDLE) + 2 + len(_OPENINGS)),
        )  # fmt: skip

    def forward(self, pairs: Tensor) -> Tensor:
        """Numbers (B, 8) for pairs of frames (B, 6, HEIGHT, WIDTH) from 0 to 1: place, turn, and opening."""
        seen = self.seeing((pairs * 2 - 1).contiguous(memory_format=torch.channels_last))
        return self.said(seen)

    def said(self, seen: Tensor) -> Tensor:
        """The numbers for what is seen (B, width, rows, columns): where each of it is, and how strongly."""
        share = seen.flatten(2).softmax(-1).view_as(seen)
        rows, columns = torch.linspace(-1, 1, seen.shape[2]), torch.linspace(-1, 1, seen.shape[3])
        down, along = share.sum(3) @ rows, share.sum(2) @ columns
        strength = (share * seen).sum((2, 3))
        said: Tensor = self.saying(torch.cat([down, along, strength / 10, functional.silu(seen).mean((2, 3))], 1))
        return said


def poses_in(numbers: Tensor) -> Tensor:
    """Poses (…, 5) that the reader's numbers (…, 8) stand for."""
    place = numbers[..., :3] * torch.tensor(_SPREAD) + torch.tensor(_MIDDLE)
    turn = torch.atan2(numbers[..., 4], numbers[..., 3])
    opening = torch.tensor(_OPENINGS)[numbers[..., 5:].argmax(-1)]
    return torch.cat([place, turn[..., None], opening[..., None]], -1)


def misread(numbers: Tensor, poses: Tensor) -> Tensor:
    """How far the reader's numbers (B, 8) are from poses (B, 5): what is made small when it learns."""
    place = (poses[:, :3] - torch.tensor(_MIDDLE)) / torch.tensor(_SPREAD)
    turn = torch.stack([poses[:, 3].cos(), poses[:, 3].sin()], -1)
    opening = (poses[:, 4:] - torch.tensor(_OPENINGS)).abs().argmin(-1)
    far = functional.smooth_l1_loss(numbers[:, :3], place, beta=0.05)
    aslant = functional.smooth_l1_loss(numbers[:, 3:5], turn, beta=0.1)
    return far + aslant + 0.15 * functional.cross_entropy(numbers[:, 5:], opening)


def pairs_of(frames: Tensor) -> Tensor:
    """Each two frames that follow one another (B, MOMENTS, 6, HEIGHT, WIDTH), of (B, 1 + MOMENTS, 3, HEIGHT, WIDTH)."""
    return torch.cat([frames[:, :-1], frames[:, 1:]], 2)


def film_of(first: Tensor, change: Tensor) -> Tensor:
    """Frames (B, 1 + MOMENTS, 3, HEIGHT, WIDTH) from 0 to 1, of the first and the drawer's (B, 3 MOMENTS, …)."""
    rest = first[:, None] + change.reshape(len(change), MOMENTS, 3, *change.shape[2:]) / STRENGTH
    return torch.cat([first[:, None], rest.clamp(0, 1)], 1)


def change_of(frames: Tensor) -> Tensor:
    """What the drawer is to see behind the noise (B, 3 MOMENTS, …), of frames (B, 1 + MOMENTS, 3, HEIGHT, WIDTH)."""
    return ((frames[:, 1:] - frames[:, :1]) * STRENGTH).flatten(1, 2)


def draw(
    drawer: Drawer, first: Tensor, told: Tensor, steps: int, chance: torch.Generator, check: Any = lambda: None
) -> Tensor:
    """Frames (B, 1 + MOMENTS, 3, HEIGHT, WIDTH) that a drawer makes of noise; `check` may raise between steps."""
    from diffusers import DDIMScheduler

    scheduler: Any = DDIMScheduler(
        NOISE_STEPS, beta_schedule=SCHEDULE, prediction_type="sample", clip_sample=False, timestep_spacing="trailing"
    )
    scheduler.set_timesteps(steps)
    change = torch.randn((len(first), 3 * MOMENTS, *first.shape[2:]), generator=chance)
    with torch.inference_mode():
        for step in scheduler.timesteps:
            check()
            clean = drawer(change, step.expand(len(first)), first, told)
            change = scheduler.step(clean, step, change).prev_sample
    return film_of(first, change)
