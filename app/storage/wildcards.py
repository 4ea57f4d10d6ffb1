"""FolderWildcards: lists of words in text files, from which prompts draw."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from app.api import UserError, reason_of

WILDCARDS = "wildcards"
"""The folder's name in the studio's data folder."""

LARGEST_BYTES = 10_000_000
_MOST_FILES = 20_000


class FolderWildcards:
    """The text files of a folder and the folders in it, a line each: `animals/cats.txt` is `__animals/cats__`.

    The last part of the name is enough where no other file is called so. Empty lines and lines that begin with `#` are
    none. The folder is looked through each time, so that a file that was changed is read anew.
    """

    def __init__(self, folder: Path, chosen: Callable[[], str] = str) -> None:
        self._own, self._chosen = folder, chosen

    @property
    def folder(self) -> Path:
        """The folder that is chosen now, or the one of its own."""
        chosen = self._chosen()
        return Path(chosen) if chosen else self._own

    def names(self) -> Sequence[str]:
        """The names of all lists, in their order."""
        return sorted(self._files())

    def lines(self, name: str) -> Sequence[str]:
        """The lines of a list, nothing where there is none; raises UserError for a file that cannot be read."""
        files = self._files()
        found = files.get(name)
        if found is None:
            ends = [file for known, file in files.items() if known.rsplit("/", 1)[-1] == name]
            found = ends[0] if len(ends) == 1 else None
        if found is None:
            return ()
        try:
            if found.stat().st_size > LARGEST_BYTES:
                raise UserError(
                    "The wildcard “{name}” is larger than {limit} MB.",
                    advice="Divide it into several files.",
                    name=name,
                    limit=LARGEST_BYTES // 1_000_000,
                )
            text = found.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "UTF-8"
            raise UserError(
                "The wildcard “{name}” cannot be read: {what}.",
                advice="Save it as a plain text in UTF-8.",
                name=name,
                what=reason,
            ) from error
        lines = (line.strip() for line in text.splitlines())
        return [line for line in lines if line and not line.startswith("#")]

    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        top = self.folder
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for file in sorted(files):
                if file.lower().endswith(".txt") and len(found) < _MOST_FILES:
                    path = Path(folder, file)
                    found[path.relative_to(top).with_suffix("").as_posix()] = path
        return found
