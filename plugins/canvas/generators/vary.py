"""Vary: a part of a picture, or all of it, drawn again from noise near to the one that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from app.api import AssetOf, Choice, Count, Given, Label, More, Prompt, Range
from plugins.canvas.generators.fields import (
    Checkpoint,
    ColourGuidance,
    Guidance,
    GuidanceRescale,
    Loras,
    NegativeWritten,
    Sampler,
    SeedNumber,
    Steps,
    VariationSeed,
    Without,
    Written,
)
from plugins.canvas.generators.inpaint import Inpaint
from plugins.canvas.guides import GUIDES


@dataclass(frozen=True, slots=True)
class VaryRequest:
    """Variations of a part of a picture: each leads the noise of the same seed to that of another one.

    With the prompt and the seed that the picture was made by, little variation stays near to it; the nearer, the less.
    """

    image: Annotated[str, AssetOf("image/*"), Given(), Label("Picture", "The picture in which a part is varied.")]
    mask: Annotated[
        str | None,
        AssetOf("image/*"),
        Given(),
        Label("Mask", "What is varied, by alpha or by white: the selection; without one it is all of the picture."),
    ] = None
    prompt: Annotated[
        str,
        Prompt(),
        Label("Prompt", "What the picture shows. (word:1.2) gives a word more weight, {a|b} draws one of two."),
    ] = ""
    variation: Annotated[
        float,
        Range(0, 1, step=0.01),
        Label("Variation", "How far it is led from what the seed gives to what another one does; 1 is all the way."),
    ] = 0.3
    strength: Annotated[
        float,
        Range(0.05, 1, step=0.05),
        Label("Strength", "How far the result may leave what is there; 1 begins with the noise of the seed."),
    ] = 1.0
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    variation_seed: VariationSeed = 0
    batch: Annotated[
        int, Range(1, 16), Count(), Label("Variations", "How many to make; each leads to a seed of its own.")
    ] = 4
    grow: Annotated[
        int,
        Range(0, 256, unit="px", soft_high=64),
        Label("Grow", "How far the part reaches beyond its border."),
        More(),
    ] = 4
    feather: Annotated[
        int,
        Range(0, 256, unit="px", soft_high=96),
        Label("Feather", "Over how many pixels around the part the drawing leads over to what is there."),
        More(),
    ] = 16
    blend: Annotated[
        int,
        Range(0, 256, unit="px", soft_high=96),
        Label("Blend", "Over how many pixels the result is laid in; beyond them not a bit of the picture changes."),
        More(),
    ] = 12
    padding: Annotated[
        int | None,
        Range(0, 2048, unit="px", soft_high=512),
        Label(
            "Surroundings", "How much around the part the model sees; empty is as much as suits the model.", "Automatic"
        ),
        More(),
    ] = None
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    result: Annotated[
        str,
        Choice((("picture", "The whole picture"), ("layer", "What was drawn alone"))),
        Given(),
        Label("Result", "The whole picture, or a layer to lay over it, whose alpha fades out around the part."),
    ] = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""
    guides: Annotated[
        str | None,
        AssetOf(GUIDES),
        Given(),
        Label("Guides", "What regions and control layers of the canvas tell the model."),
    ] = None

    @property
    def from_noise(self) -> bool:
        """Whether what is there is drawn from the noise that it came from."""
        return self.strength >= 1


class Vary(Inpaint):
    """Draw variations of a part of a picture; outside of it not a bit changes."""

    Request: ClassVar[type[Any]] = VaryRequest
    name = "Varied"
