"""Steps of training that an accelerator is told of once, and then repeats by itself."""

from __future__ import annotations

from collections.abc import Callable

import torch

from plugins.canvas.training.accelerator import say

Step = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
_AHEAD = 8
"""So many steps at most are begun before they are done."""


class Steps:
    """Does steps, each from latents and states to its loss; on an accelerator by a recording of one for each shape.

    A step launches some two thousand kernels: recorded, they are one launch, and the processor is free. What is
    recorded must not wait for results, nor depend on anything but tensors.
    """

    def __init__(self, step: Step, where: torch.device, weight: torch.Tensor) -> None:
        self._step = step
        self._fast = where.type == "cuda"
        self._weight = weight
        self._recordings: dict[torch.Size, tuple[torch.cuda.CUDAGraph, torch.Tensor, torch.Tensor, torch.Tensor]] = {}
        self._done = 0

    def __call__(self, latents: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        """Do a step, and return its loss."""
        self._done += 1
        if self._fast and self._done % _AHEAD == 0:
            torch.cuda.synchronize()
        if self._fast and latents.shape not in self._recordings:
            try:
                self._record(latents, states)
            except RuntimeError as error:
                say(f"not recorded: {str(error)[:400]}")
                self._fast = False
        if not self._fast:
            return self._step(latents, states)
        graph, placed_latents, placed_states, loss = self._recordings[latents.shape]
        placed_latents.copy_(latents)
        placed_states.copy_(states)
        graph.replay()
        return loss

    def _record(self, latents: torch.Tensor, states: torch.Tensor) -> None:
        """Record a step; raises RuntimeError where it cannot be, or where the recording does something else."""
        placed_latents, placed_states = latents.clone(memory_format=torch.preserve_format), states.clone()
        beside = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        beside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(beside):
            plain = [float(self._step(placed_latents, placed_states)) for _ in range(3)]
        torch.cuda.current_stream().wait_stream(beside)
        torch.cuda.empty_cache()
        graph = torch.cuda.CUDAGraph()
        # Other threads may lay pictures into locked memory meanwhile.
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):
            loss = self._step(placed_latents, placed_states)
        weight = self._weight.detach()
        before = weight.clone()
        graph.replay()
        replayed, moved = float(loss), float((weight - before).abs().max())
        say(f"recorded: losses {', '.join(f'{one:.4f}' for one in plain)}, again {replayed:.4f}, moved {moved:.2e}")
        if not moved > 0 or abs(replayed - plain[-1]) > 0.5 * plain[-1]:
            raise RuntimeError("the recording does not what was recorded")
        self._recordings[latents.shape] = graph, placed_latents, placed_states, loss
