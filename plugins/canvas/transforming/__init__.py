"""Transforming: layers and selections moved, scaled, turned, sheared and put into perspective."""

from plugins.canvas.transforming.bounds import content_bounds, layer_bounds
from plugins.canvas.transforming.transform_layers import TransformLayers, transformed, transformed_layers
from plugins.canvas.transforming.warp import Matrix, Sampling, Warped, warped

__all__ = [
    "Matrix",
    "Sampling",
    "TransformLayers",
    "Warped",
    "content_bounds",
    "layer_bounds",
    "transformed",
    "transformed_layers",
    "warped",
]
