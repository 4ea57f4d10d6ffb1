"""Outgoing: files of pictures and sounds that are dragged to other programs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from app.api import Asset
from app.ui.exporting import file_name

Write = Callable[[Path], None]


class Outgoing:
    """Writes each thing once, on a thread of its own, and keeps the files until the studio closes.

    Not through the queue: whoever takes what was dragged waits for the file, and the queue goes on only when the
    main thread does.
    """

    def __init__(
        self,
        writer: Callable[[Asset], Write],
        ending_of: Callable[[Asset], str | None],
        keeps_recipe: Callable[[], bool],
    ) -> None:
        self._writer, self._ending_of, self._keeps_recipe = writer, ending_of, keeps_recipe
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="outgoing")
        self._folder: TemporaryDirectory[str] | None = None
        self._files: dict[tuple[str, bool], Future[Path]] = {}

    def file_of(self, asset: Asset) -> Future[Path] | None:
        """The file of a picture or a sound, which is being written; None where there is no kind of file for it."""
        ending = self._ending_of(asset)
        if ending is None:
            return None
        key = (asset.id, self._keeps_recipe())
        known = self._files.get(key)
        if known is None or (known.done() and known.exception() is not None):
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="seisei-dragged-", ignore_cleanup_errors=True)
            folder = Path(self._folder.name) / f"{len(self._files)}"
            self._files[key] = known = self._thread.submit(
                _written, self._writer(asset), folder / (file_name(asset) + ending)
            )
        return known

    def close(self) -> None:
        """Delete the files."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._folder is not None:
            self._folder.cleanup()


def _written(write: Write, path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    write(path)
    return path
