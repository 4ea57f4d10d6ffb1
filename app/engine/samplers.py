"""Sampler: the artist's names of the ways to walk from noise to a picture, and which models each is for."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.api import UnsupportedSampler
from app.engine.flow_solvers import flow_solver

FLOW_ARCHITECTURES = frozenset(
    {"sd-3", "flux", "flux-2", "sana", "z-image", "qwen-image", "chroma", "lumina-2", "hidream", "auraflow"}
)
"""Architectures that were trained by flow matching."""

OWN = ""
"""The sampler that a model brings along."""


@dataclass(frozen=True, slots=True)
class Sampler:
    """A name, the scheduler class of diffusers behind it, and its options.

    `flow` is for flow matching models; `only` names the architectures that it was seen to work with, all where empty.
    `needs_signal` says that it goes wrong from a first step without any signal, as models of zero terminal SNR have it:
    Heun divides by next to nothing, and Karras' spacing spends most of its steps where there is nothing to see. `walks`
    says that it walks along the levels that Euler would take, since it cannot set a flow model's own.
    """

    name: str
    scheduler: str
    options: Mapping[str, object] = field(default_factory=dict)
    flow: bool = False
    only: frozenset[str] = frozenset()
    needs_signal: bool = False
    walks: bool = False

    def fits(self, architecture: str, prediction: str, *, zero_snr: bool) -> bool:
        """Whether a model can work with it; `zero_snr` says that its schedule begins with noise alone."""
        if self.flow != is_flow(architecture, prediction) or (self.only and architecture not in self.only):
            return False
        return not (self.needs_signal and zero_snr)


_KARRAS = {"use_karras_sigmas": True}
_MULTISTEP = {"algorithm_type": "dpmsolver++", "solver_order": 2}
_FLOW = {"prediction_type": "flow_prediction"}
_WALKED = frozenset({"sd-3", "flux", "z-image", "qwen-image", "chroma", "sana", "lumina-2", "auraflow"})
_COUNTS_TWICE = frozenset({"flux", "z-image", "qwen-image", "chroma"})
"""Their pipelines, given a picture, count Heun's steps twice, and begin long after the strength that was asked for."""
_ENDS_ABOVE_ZERO = frozenset({"qwen-image"})
"""The last stretch of its levels is too long for a sampler that adds noise, some of which stays."""

SAMPLERS: tuple[Sampler, ...] = (
    Sampler("DPM++ 2M", "DPMSolverMultistepScheduler", {**_MULTISTEP}),
    Sampler("DPM++ 2M Karras", "DPMSolverMultistepScheduler", {**_MULTISTEP, **_KARRAS}, needs_signal=True),
    Sampler(
        "DPM++ 2M SDE",
        "DPMSolverMultistepScheduler",
        {"algorithm_type": "sde-dpmsolver++", "solver_order": 2},
    ),
    Sampler(
        "DPM++ 2M SDE Karras",
        "DPMSolverMultistepScheduler",
        {"algorithm_type": "sde-dpmsolver++", "solver_order": 2, **_KARRAS},
        needs_signal=True,
    ),
    Sampler(
        "DPM++ SDE",
        "DPMSolverSinglestepScheduler",
        {"algorithm_type": "sde-dpmsolver++", "solver_order": 2, "lower_order_final": True},
    ),
    Sampler(
        "DPM++ 2S",
        "DPMSolverSinglestepScheduler",
        {"algorithm_type": "dpmsolver++", "solver_order": 2, "lower_order_final": True},
    ),
    Sampler("Euler", "EulerDiscreteScheduler"),
    Sampler("Euler a", "EulerAncestralDiscreteScheduler"),
    Sampler("Heun", "HeunDiscreteScheduler", needs_signal=True),
    Sampler("DDIM", "DDIMScheduler", {"clip_sample": False, "set_alpha_to_one": False}),
    Sampler("UniPC", "UniPCMultistepScheduler", {"solver_order": 2}),
    Sampler("DEIS", "DEISMultistepScheduler", {"solver_order": 2}),
    Sampler("PNDM", "PNDMScheduler", {"skip_prk_steps": True}),
    Sampler("LCM", "LCMScheduler"),
    Sampler("Euler", "FlowMatchEulerDiscreteScheduler", flow=True),
    Sampler("Heun", "FlowMatchHeunDiscreteScheduler", flow=True, only=_WALKED - _COUNTS_TWICE, walks=True),
    Sampler("DPM++ 2M", "DPMSolverMultistepScheduler", {**_MULTISTEP, **_FLOW}, flow=True, only=_WALKED, walks=True),
    Sampler(
        "DPM++ 2M SDE",
        "DPMSolverMultistepScheduler",
        {"algorithm_type": "sde-dpmsolver++", "solver_order": 2, **_FLOW},
        flow=True,
        only=_WALKED - _ENDS_ABOVE_ZERO,
        walks=True,
    ),
    Sampler("UniPC", "UniPCMultistepScheduler", {"solver_order": 2, **_FLOW}, flow=True, only=_WALKED, walks=True),
    Sampler("LCM", "FlowMatchLCMScheduler", flow=True, only=frozenset({"sd-3", "flux", "z-image"})),
)

_KEPT = frozenset(
    {
        "num_train_timesteps",
        "beta_start",
        "beta_end",
        "beta_schedule",
        "trained_betas",
        "prediction_type",
        "timestep_spacing",
        "steps_offset",
        "rescale_betas_zero_snr",
        "shift",
        "use_dynamic_shifting",
        "base_shift",
        "max_shift",
        "base_image_seq_len",
        "max_image_seq_len",
        "shift_terminal",
        "time_shift_type",
        "flow_shift",
    }
)
"""What a scheduler's configuration says of the model; the rest is the sampler's own business."""


def is_flow(architecture: str, prediction: str) -> bool:
    """Whether a model was trained by flow matching."""
    return prediction == "flow" or (not prediction and architecture in FLOW_ARCHITECTURES)


def sampler_names(architecture: str, prediction: str = "", *, zero_snr: bool = False) -> tuple[str, ...]:
    """The samplers that fit a model, the usual one first; needs no torch."""
    return tuple(sampler.name for sampler in SAMPLERS if sampler.fits(architecture, prediction, zero_snr=zero_snr))


def find_sampler(name: str, architecture: str, prediction: str = "", *, zero_snr: bool = False) -> Sampler:
    """The sampler of a name for a model; raises UnsupportedSampler."""
    for sampler in SAMPLERS:
        if sampler.name == name and sampler.fits(architecture, prediction, zero_snr=zero_snr):
            return sampler
    raise UnsupportedSampler(name, sampler_names(architecture, prediction, zero_snr=zero_snr))


def make_scheduler(own: Any, name: str, architecture: str, prediction: str = "") -> Any:
    """A fresh scheduler for one drawing: the named sampler, or the model's own kind where the name is empty.

    `own` is the scheduler that the model brought along; what its configuration says of the training (betas,
    prediction, zero terminal SNR, spacing, shift) holds for every sampler.
    """
    import diffusers

    if name == OWN or own is None:
        return None if own is None else type(own).from_config(own.config)
    zero_snr = bool(own.config.get("rescale_betas_zero_snr"))
    sampler = find_sampler(name, architecture, prediction, zero_snr=zero_snr)
    scheduler: Any = getattr(diffusers, sampler.scheduler)
    if isinstance(own, scheduler) and not sampler.options and not sampler.walks:
        return scheduler.from_config(own.config)
    config = {key: value for key, value in own.config.items() if key in _KEPT}
    if sampler.flow:
        # The same number by the names of the two kinds of schedulers.
        shift = config.get("shift", config.get("flow_shift", 1.0))
        config |= {"shift": shift, "flow_shift": shift}
    if sampler.walks:
        levels = diffusers.FlowMatchEulerDiscreteScheduler
        return flow_solver(sampler.scheduler, levels.from_config(_known(config, levels)), sampler.options)
    config.update(sampler.options)
    if config.get("rescale_betas_zero_snr") and "rescale_betas_zero_snr" not in inspect.signature(scheduler).parameters:
        config["trained_betas"] = _betas(own)
    return scheduler.from_config(_known(config, scheduler))


def _known(config: Mapping[str, object], scheduler: Any) -> dict[str, object]:
    """What of a configuration a class of schedulers knows."""
    known = inspect.signature(scheduler).parameters
    return {key: value for key, value in config.items() if key in known}


def _betas(own: Any) -> list[float]:
    """The betas of a schedule that ends with next to no signal (2**-24), for samplers that do not know of such."""
    kept = own.alphas_cumprod.double().clamp(min=2**-24)
    ratios = kept.clone()
    ratios[1:] = kept[1:] / kept[:-1]
    betas: list[float] = (1 - ratios).tolist()
    return betas
