"""Outgoing: files of pictures that are dragged to other programs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from app.api import TILES, Asset
from app.ui.exporting import file_name

Write = Callable[[Path], None]


class Outgoing:
    """Writes each picture once, on a thread of its own, and keeps the files until the studio closes.

    Not through the queue: whoever takes what was dragged waits for the file, and the queue goes on only when the
    main thread does.
    """

    def __init__(self, writer: Callable[[Asset], Write], keeps_recipe: Callable[[], bool]) -> None:
        self._writer, self._keeps_recipe = writer, keeps_recipe
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="outgoing")
        self._folder: TemporaryDirectory[str] | None = None
        self._files: dict[tuple[str, bool], Future[Path]] = {}

    def file_of(self, asset: Asset) -> Future[Path] | None:
        """The file of a picture, which is being written; None where the asset is no picture."""
        if asset.media_type != TILES:
            return None
        key = (asset.id, self._keeps_recipe())
        known = self._files.get(key)
        if known is None or (known.done() and known.exception() is not None):
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="seisei-dragged-", ignore_cleanup_errors=True)
            folder = Path(self._folder.name) / f"{len(self._files)}"
            self._files[key] = known = self._thread.submit(_written, self._writer(asset), folder, asset)
        return known

    def close(self) -> None:
        """Delete the files."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._folder is not None:
            self._folder.cleanup()


def _written(write: Write, folder: Path, asset: Asset) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{file_name(asset)}.png"
    write(path)
    return path
