"""Writing: layers of text that stay editable."""

from plugins.canvas.writing.draw_layer import DrawLayer

__all__ = ["DrawLayer"]
