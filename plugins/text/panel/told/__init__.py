"""What the model is told besides the story, as a person sees and edits it."""

from plugins.text.panel.told.beside import add_told
from plugins.text.panel.told.dock import ToldDock

__all__ = ["ToldDock", "add_told"]
