"""Shapes on the canvas: how figures are drawn, and what they are set by."""
