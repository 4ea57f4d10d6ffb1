"""The manuscript as a person sees and touches it."""

from plugins.text.panel.panel import TextPanel

__all__ = ["TextPanel"]
