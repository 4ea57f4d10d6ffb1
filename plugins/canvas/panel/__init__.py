"""The canvas as a person sees and touches it."""

from plugins.canvas.panel.panel import CanvasPanel

__all__ = ["CanvasPanel"]
