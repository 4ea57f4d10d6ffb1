"""Media: what a path of the arm and a scene are called among the media types."""

from __future__ import annotations

ARM = "franka-panda"
"""The arm among the models."""
PATH = "application/vnd.seisei.arm-path+json"
SCENE = "application/vnd.seisei.arm-scene+json"
