"""Generators: what draws pictures, and parts of them anew."""

from plugins.canvas.generators.compose import Compose, ComposeRequest
from plugins.canvas.generators.grid import Grid, GridRequest
from plugins.canvas.generators.inpaint import Inpaint, Outpaint, Refine, Remove, Replace
from plugins.canvas.generators.live import Live, LiveRequest
from plugins.canvas.generators.part_requests import (
    InpaintRequest,
    OutpaintRequest,
    RefineRequest,
    RemoveRequest,
    ReplaceRequest,
)
from plugins.canvas.generators.pictures import (
    ImageToImage,
    ImageToImageRequest,
    TextToImage,
    TextToImageRequest,
    Upscale,
    UpscaleRequest,
    resized,
)
from plugins.canvas.generators.style import StyleTransfer, StyleTransferRequest

__all__ = [
    "Compose",
    "ComposeRequest",
    "Grid",
    "GridRequest",
    "ImageToImage",
    "ImageToImageRequest",
    "Inpaint",
    "InpaintRequest",
    "Live",
    "LiveRequest",
    "Outpaint",
    "OutpaintRequest",
    "Refine",
    "RefineRequest",
    "Remove",
    "RemoveRequest",
    "Replace",
    "ReplaceRequest",
    "StyleTransfer",
    "StyleTransferRequest",
    "TextToImage",
    "TextToImageRequest",
    "Upscale",
    "UpscaleRequest",
    "resized",
]
