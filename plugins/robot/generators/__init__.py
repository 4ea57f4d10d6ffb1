"""Generators: what the arm does for a sentence."""

from plugins.robot.generators.plan import Plan

__all__ = ["Plan"]
