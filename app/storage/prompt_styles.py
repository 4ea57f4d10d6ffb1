"""CsvStyles: the user's prompt styles in a table that A1111 reads and writes, too."""

from __future__ import annotations

import csv
import io
import os
import threading
from collections.abc import Sequence
from pathlib import Path

from app.api import UserError, reason_of
from app.api.prompt_styles import PromptStyle

STYLES = "styles.csv"
"""The file's name in the studio's data folder."""

_LARGEST_BYTES = 10_000_000
_COLUMNS = ("name", "prompt", "negative_prompt")


class CsvStyles:
    """Styles in a CSV file with the columns name, prompt and negative_prompt; may be used on any thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def all(self) -> Sequence[PromptStyle]:
        """Every style in its order; raises UserError for a file that is no such table."""
        with self._lock:
            return read_styles(self._file) if self._file.exists() else ()

    def keep(self, styles: Sequence[PromptStyle]) -> None:
        """Add styles, in place of those of the same names; raises UserError where they cannot be saved."""
        with self._lock:
            known = {style.name: style for style in (read_styles(self._file) if self._file.exists() else ())}
            known |= {style.name: style for style in styles}
            self._write(list(known.values()))

    def remove(self, name: str) -> None:
        """Forget a style."""
        with self._lock:
            if self._file.exists():
                self._write([style for style in read_styles(self._file) if style.name != name])

    def take_in(self, file: Path) -> Sequence[PromptStyle]:
        """Add the styles of another table, such as A1111's; raises UserError for a file that is none."""
        styles = read_styles(file)
        self.keep(styles)
        return styles

    def _write(self, styles: Sequence[PromptStyle]) -> None:
        text = io.StringIO(newline="")
        table = csv.writer(text)
        table.writerow(_COLUMNS)
        table.writerows((style.name, style.prompt, style.negative) for style in styles)
        temporary = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8-sig", newline="") as opened:
                opened.write(text.getvalue())
                opened.flush()
                os.fsync(opened.fileno())
            temporary.replace(self._file)
        except OSError as error:
            raise UserError(
                "The styles cannot be saved: {what}.",
                advice="Make room on the disk, or make the folder {folder} writable.",
                what=reason_of(error),
                folder=str(self._file.parent),
            ) from error


def read_styles(file: Path) -> Sequence[PromptStyle]:
    """The styles of a CSV file with the columns name, prompt and negative_prompt; raises UserError."""
    try:
        if file.stat().st_size > _LARGEST_BYTES:
            raise _no_table(file)
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise UserError(
            "The styles in “{file}” cannot be read: {what}.",
            advice="Check that the file is there and that you may read it.",
            file=file.name,
            what=reason_of(error),
        ) from error
    except UnicodeDecodeError as error:
        raise _no_table(file) from error
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if not {"name", "prompt"} <= set(table.fieldnames or ()):
            raise _no_table(file)
        return tuple(
            PromptStyle(row["name"].strip(), row["prompt"] or "", row.get("negative_prompt") or "")
            for row in table
            if (row["name"] or "").strip()
        )
    except csv.Error as error:
        raise _no_table(file) from error


def _no_table(file: Path) -> UserError:
    return UserError(
        "“{file}” holds no styles.",
        advice="Choose a CSV file with the columns name, prompt and negative_prompt, such as A1111's styles.csv.",
        file=file.name,
    )
