"""Preprocessors: control pictures derived from a picture."""

from __future__ import annotations

from plugins.canvas.preprocess.registry import PREPROCESSORS, Preprocessor, find_preprocessor, fitted

__all__ = ["PREPROCESSORS", "Preprocessor", "find_preprocessor", "fitted"]
