"""ModularPictureModel: draws with a modular pipeline of diffusers, the only kind that some models come as."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.api import Drawing, InvalidRequest, ModelRecord, Pixels, WatchStep
from app.engine.control.steering import Steering
from app.engine.device import Device
from app.engine.encode import listening, refuse_unread
from app.engine.estimate import Estimate
from app.engine.inpainting.way import Way
from app.engine.picture_model import DiffusersPictureModel
from app.engine.prompt_schedule import read_at_once
from app.engine.samplers import make_scheduler


@dataclass(slots=True)
class _Result:
    images: Any


@dataclass(slots=True)
class ModularPictureModel(DiffusersPictureModel):
    """A modular pipeline: one object for text, picture and mask, chosen by what it is given.

    It has no callback for its steps, so the scheduler's own are listened to. Its prompt is read in the course of the
    drawing, weights and all, and not remembered.
    """

    @property
    def keeps(self) -> bool:
        """It cannot: its latents are not within reach."""
        return False

    def _take_over(self, pipeline: Any) -> None:
        waiting = [pipeline._blocks]  # noqa: SLF001 - the public `blocks` is a copy
        while waiting:
            block = waiting.pop()
            if hasattr(block, "set_progress_bar_config"):
                block.set_progress_bar_config(disable=True)
            waiting.extend(getattr(block, "sub_blocks", {}).values())

    def _variant(self, task: str) -> Any:
        known = {str(field.name) for field in self.pipeline.blocks.inputs}
        needed = {"text": set(), "image": {"image"}, "mask": {"image", "mask_image"}}[task]
        return self.pipeline if needed <= known else None

    def _options(self, pipeline: Any, drawing: Drawing) -> dict[str, Any]:
        from PIL import Image

        known = {str(field.name) for field in pipeline.blocks.inputs}
        options: dict[str, Any] = {
            "prompt": read_at_once(drawing.prompt, self.record.name).text,
            "width": drawing.width,
            "height": drawing.height,
            "num_inference_steps": drawing.steps,
            "guidance_scale": drawing.guidance,
            "output_type": "np",
        }
        if drawing.negative_prompt.strip():
            if "negative_prompt" not in known:
                raise InvalidRequest(
                    "{model} takes no negative prompt.", advice="Empty it for this model.", model=self.record.name
                )
            options["negative_prompt"] = read_at_once(drawing.negative_prompt, self.record.name).text
        if drawing.image is not None:
            options |= {"image": Image.fromarray(drawing.image), "strength": drawing.strength}
        if drawing.mask is not None:
            options["mask_image"] = Image.fromarray(drawing.mask)
        return {name: value for name, value in options.items() if name in known}

    def _run(self, way: Way, options: dict[str, Any], watch: WatchStep, steering: Steering) -> Any:
        pipeline, drawing = way.pipeline, way.given
        scheduler = make_scheduler(
            self._own_scheduler, drawing.sampler, self.record.architecture, self.record.prediction
        )
        step = 0

        def stepped(latents: Any) -> None:
            nonlocal step
            step += 1
            steering.advance()
            # With a picture to begin with, the first steps are left out.
            total = len(scheduler.timesteps) - (getattr(scheduler, "begin_index", None) or 0)

            def make_preview() -> Pixels:
                return self._previewer.draw(estimate.latents(latents), drawing.width, drawing.height)

            watch(min(step, total), total, make_preview)

        estimate = Estimate(scheduler, options["generator"], stepped)
        steering.total = lambda: len(scheduler.timesteps) - (getattr(scheduler, "begin_index", None) or 0)
        changes: dict[str, Any] = {"scheduler": scheduler}
        if "guidance_scale" not in options and "guider" in pipeline.components:
            changes["guider"] = _guider(pipeline, drawing.guidance, self._rescale(drawing))
        prompts = [read_at_once(drawing.prompt, self.record.name)]
        if drawing.negative_prompt.strip():
            prompts.append(read_at_once(drawing.negative_prompt, self.record.name))
        pipeline.update_components(**changes)
        try:
            with listening(pipeline, prompts) as readings:
                images = pipeline(output="images", **options)
            refuse_unread(prompts, readings)
            return _Result(images)
        finally:
            pipeline.update_components(scheduler=self._own_scheduler)


def _guider(pipeline: Any, guidance: float, rescale: float) -> Any:
    """The pipeline's own kind of guidance with the drawing's strength, where it has one."""
    guider = pipeline.components["guider"]
    make: Callable[..., Any] = type(guider)
    known = inspect.signature(make).parameters
    if "guidance_scale" not in known:
        return guider
    wanted = {**guider.config, "guidance_scale": guidance, "guidance_rescale": rescale, "enabled": True}
    return make(**{name: value for name, value in wanted.items() if name in known})


def picture_model(
    record: ModelRecord, pipeline: Any, device: Device, make_room: Callable[[], int] = lambda: 0
) -> DiffusersPictureModel:
    """A loaded pipeline as a picture model, of either kind that diffusers has."""
    modular = "Modular" in type(pipeline).__name__
    return (ModularPictureModel if modular else DiffusersPictureModel)(record, pipeline, device, make_room)
