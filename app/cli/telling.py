"""What a command says: its result on standard output, its progress on standard error."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

from app.api import AssetStore, Made, TextPreview
from app.jobs import Progressed


def tell(options: argparse.Namespace, data: Any, text: str) -> None:
    sys.stdout.write((json.dumps(data, ensure_ascii=False) if options.json else text) + "\n")


class Progress:
    """Progress on standard error: one line that is written over, or nothing where that is no terminal."""

    def __init__(self) -> None:
        self._shown = False
        self._since: tuple[int, float] | None = None

    def show(self, event: Progressed) -> None:
        if sys.stderr.isatty():
            share = f" {100 * event.step // event.steps} %" if event.steps else ""
            sys.stderr.write(f"\r\033[K{event.activity}{share}{self._left(event)}")
            sys.stderr.flush()
            self._shown = True

    def _left(self, event: Progressed) -> str:
        """How long it takes from now on, by the speed since its first step."""
        now = time.monotonic()
        if self._since is None or event.step < self._since[0]:
            self._since = (event.step, now)
        done, elapsed = event.step - self._since[0], now - self._since[1]
        if done <= 0 or elapsed < 1 or not event.steps:
            return ""
        seconds = round(elapsed / done * (event.steps - event.step))
        return f", {seconds // 60}:{seconds % 60:02} left"

    def end(self) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")


class Stream:
    """Texts on standard output while they are written, each ended by a line break."""

    def __init__(self, assets: AssetStore) -> None:
        self._assets = assets
        self._shown = 0

    def show(self, preview: TextPreview) -> None:
        """Write what is new of a text."""
        self._write(preview.text[self._shown :])
        self._shown = len(preview.text)

    def end(self, made: Made) -> None:
        """Write what is left of a text that is done."""
        text = self._assets.read(made.asset.id).decode("utf-8", "replace")
        self._write(text[self._shown :] + "\n")
        self._shown = 0

    def _write(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()
