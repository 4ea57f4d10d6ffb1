"""Links: from a passage to a picture, music, speech or a film, and what was made from which passage."""

from plugins.text.panel.links.links import Links

__all__ = ["Links"]
