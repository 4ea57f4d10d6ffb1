"""Outgoing: molecules that are dragged or copied to other programs, as SMILES and as a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QUrl

from plugins.molecules.model import SMILES, Molecule

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def smiles_lines(molecules: Sequence[Molecule]) -> str:
    """One line for each molecule, its name behind it."""
    return "\n".join(f"{one.smiles} {one.name}".strip() for one in molecules)


class Outgoing:
    """Writes files as they are dragged, and keeps them until the studio closes: another program may read them late."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._count = 0

    def data(self, molecules: Sequence[Molecule], name: str, *, file: bool = True) -> QMimeData | None:
        """The molecules as text for editors, and as a SMILES file for programs."""
        if not molecules:
            return None
        text = smiles_lines(molecules)
        data = QMimeData()
        data.setText("\n".join(one.smiles for one in molecules))
        data.setData(SMILES, f"{text}\n".encode())
        if file:
            path = self._path(molecules[0].name if len(molecules) == 1 else name)
            path.write_text(f"{text}\n", encoding="utf-8")
            data.setUrls([QUrl.fromLocalFile(str(path))])
        return data

    def close(self) -> None:
        """Delete the files."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _path(self, name: str) -> Path:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="seisei-molecules-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name) / f"{self._count}"
        self._count += 1
        folder.mkdir()
        return folder / f"{_UNFIT.sub(' ', name).strip()[:60] or 'molecules'}.smi"
