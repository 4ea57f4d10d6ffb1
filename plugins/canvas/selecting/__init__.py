"""Selecting: areas of the canvas as coverage in pixels, how they are found, joined and changed."""

from plugins.canvas.selecting.changing import border, feather, grow, invert, shrink, smooth
from plugins.canvas.selecting.colours import Wand, colour_range, colour_range_on, wand, wand_on
from plugins.canvas.selecting.combining import Mode, combined
from plugins.canvas.selecting.coverage import Coverage, Plane, coverage_of, coverage_tile, nothing_selected, stored
from plugins.canvas.selecting.keeping import alpha_of, cut_softly, kept_to, mask_of
from plugins.canvas.selecting.placing import clipped, moved_area
from plugins.canvas.selecting.shapes import ellipse, polygon, rectangle

__all__ = [
    "Coverage",
    "Mode",
    "Plane",
    "Wand",
    "alpha_of",
    "border",
    "clipped",
    "colour_range",
    "colour_range_on",
    "combined",
    "coverage_of",
    "coverage_tile",
    "cut_softly",
    "ellipse",
    "feather",
    "grow",
    "invert",
    "kept_to",
    "mask_of",
    "moved_area",
    "nothing_selected",
    "polygon",
    "rectangle",
    "shrink",
    "smooth",
    "stored",
    "wand",
    "wand_on",
]
