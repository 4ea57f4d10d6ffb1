"""Neighbours: which molecules of the training data are most like another one.

The training data are fetched on request, as the catalogue of the plugin says. An index of their fingerprints is made
when they are asked for the first time, and kept in the cache. It is known by what is in the data, so that it stays
where they are copied or fetched once more.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData, UserError, reason_of
from plugins.molecules.chemistry.likeness import BITS, RADIUS, WORDS, Fingerprint, fingerprint, similarities, tanimoto
from plugins.molecules.chemistry.reading import molecule_of

if TYPE_CHECKING:
    from rdkit import Chem

ARCHITECTURE = "moses"
"""What the catalogue calls the training data."""
FILE = "train.csv.gz"
MOST_NEIGHBOURS = 100
INDEX_BYTES = 270_000_000
"""About how large the index of the training part of MOSES is."""
_VERSION = 2
_DIGEST_BYTES = 16
_UNFINISHED = ".index-"
_LEFT_AFTER_S = 86_400
"""An index that was begun so long ago is not being made any more."""
_AT_ONCE = 1 << 16
_TOLD_EVERY = 2_000
_ABOUT = 1_584_663
"""Molecules of the training part of MOSES."""
_SPARE = 4
_BITS, _COUNTS, _PLACES, _SMILES, _ABOUT_IT = "bits.npy", "counts.npy", "places.npy", "smiles.txt", "index.json"

Report = Callable[[int, int], None]
Stamp: TypeAlias = dict[str, int | str]
"""By what an index is known: how it is made, and the size and digest of the data."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A molecule of the training data, and how alike it is, from 0 to 1."""

    smiles: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The training data in an index: fingerprints (n, 16), their numbers of bits, and where each SMILES begins."""

    bits: NDArray[np.uint64]
    counts: NDArray[np.uint16]
    places: NDArray[np.uint32]
    path: Path

    def nearest(
        self, molecule: Chem.Mol, count: int = 5, check: Callable[[], None] = lambda: None
    ) -> tuple[Neighbour, ...]:
        """The molecules that are most alike, the nearest first; `check` is called often and may raise."""
        wanted, one = min(count, MOST_NEIGHBOURS) + _SPARE, fingerprint(molecule)
        best, rows = np.zeros(0, np.float32), np.zeros(0, np.int64)
        for start in range(0, len(self.bits), _AT_ONCE):
            check()
            part = slice(start, start + _AT_ONCE)
            found = similarities(one, self.bits[part], self.counts[part])
            best = np.concatenate((best, found))
            rows = np.concatenate((rows, np.arange(start, start + len(found))))
            order = _largest(best, rows, min(wanted, len(best)))
            best, rows = best[order], rows[order]
        named = [(_measured(one, smiles), smiles) for smiles in self._smiles(rows)]
        named.sort(key=lambda each: (-each[0], each[1]))
        return tuple(Neighbour(smiles, likeness) for likeness, smiles in named[: wanted - _SPARE])

    def _smiles(self, rows: NDArray[np.int64]) -> Iterator[str]:
        with self.path.open("rb") as file:
            for row in rows:
                file.seek(int(self.places[row]))
                yield file.readline().decode("ascii").strip()


def neighbours(data: Path | None, cache: Path, report: Report = lambda _done, _of: None) -> Neighbours:
    """The index of the training data in a folder; made in the cache where it isn't there, which takes minutes.

    `report` is told how far it is, and stops it where it raises. Raises UserError where there are no training data.
    """
    source, stamp = _source(data)
    folder = _folder(cache, stamp)
    found = _opened(folder, stamp)
    if found:
        return found
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear(folder.parent)
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=folder.parent) as name:
            _make(source, Path(name), report)
            (Path(name) / _ABOUT_IT).write_text(json.dumps(stamp), encoding="utf-8")
            for old in folder.parent.glob("neighbours-*"):
                shutil.rmtree(old, ignore_errors=True)
            folder.mkdir(exist_ok=True)
            for file in Path(name).iterdir():
                file.replace(folder / file.name)
    except OSError as error:
        raise UserError("The index of the training data cannot be kept: {reason}.", reason=reason_of(error)) from error
    made = _opened(folder, stamp)
    if not made:
        raise InvalidData("The index of the training data is damaged.", advice="Try again.")
    return made


def known_neighbours(data: Path | None, cache: Path) -> Neighbours | None:
    """The index of the training data in a folder if it was made; raises UserError where there are no training data."""
    _, stamp = _source(data)
    return _opened(_folder(cache, stamp), stamp)


def _source(data: Path | None) -> tuple[Path, Stamp]:
    """The file of the training data, and by what its index is known."""
    source = data / FILE if data else None
    if source is None or not source.is_file():
        raise UserError(
            "The training data are not on this machine, so that nothing is known of what is like this.",
            advice="Fetch “MOSES molecules” in the model manager; it is 52 MB.",
        )
    try:
        about = source.stat()
        digest = _digest(source, about.st_size, about.st_mtime_ns)
    except OSError as error:
        raise UserError("{name} cannot be read: {reason}.", name=FILE, reason=reason_of(error)) from error
    return source, {"version": _VERSION, "radius": RADIUS, "bits": BITS, "size": about.st_size, "digest": digest}


@lru_cache(maxsize=8)
def _digest(source: Path, _size: int, _changed_ns: int) -> str:
    """What tells the bytes of a file from others; it is read once while neither its size nor its time changes."""
    with source.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=_DIGEST_BYTES)).hexdigest()


def _folder(cache: Path, stamp: Stamp) -> Path:
    """Where an index lies; one that is in use isn't written over."""
    return cache / "molecules" / f"neighbours-{stamp['size']}-{stamp['digest']}"


def _clear(folder: Path) -> None:
    """Let go of what was left where the making of an index was ended from outside."""
    for left in folder.glob(_UNFINISHED + "*"):
        if time.time() - left.stat().st_mtime > _LEFT_AFTER_S:
            shutil.rmtree(left, ignore_errors=True)


def _make(source: Path, folder: Path, report: Report) -> None:
    """Write the index of a file of SMILES into a folder."""
    counts: list[NDArray[np.uint16]] = []
    places: list[int] = []
    raw = folder / "raw"
    try:
        with raw.open("wb") as bits, (folder / _SMILES).open("wb") as names:
            rows: list[Fingerprint] = []
            for number, (smiles, print_) in enumerate(_fingerprints(source)):
                if not number % _TOLD_EVERY:
                    report(number, max(_ABOUT, number))
                places.append(names.tell())
                names.write(smiles.encode("ascii") + b"\n")
                rows.append(print_)
                if len(rows) == _AT_ONCE:
                    counts.append(_write(bits, rows))
                    rows = []
            if rows:
                counts.append(_write(bits, rows))
    except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeError, csv.Error) as error:
        raise InvalidData("The training data are damaged.", advice="Fetch them once more.", detail=error) from error
    if not places:
        raise InvalidData("There is no molecule in the training data.", advice="Fetch them once more.")
    shape = (len(places), WORDS)
    whole = np.lib.format.open_memmap(folder / _BITS, "w+", np.uint64, shape)
    whole[:] = np.memmap(raw, np.uint64, "r", shape=shape)
    whole.flush()
    # A file that is mapped can't be moved on Windows
    del whole
    raw.unlink()
    np.save(folder / _COUNTS, np.concatenate(counts))
    np.save(folder / _PLACES, np.array(places, np.uint32))
    report(len(places), len(places))


def _write(bits: BinaryIO, rows: list[Fingerprint]) -> NDArray[np.uint16]:
    """Write fingerprints; their numbers of bits."""
    block = np.stack(rows)
    bits.write(block.tobytes())
    counts: NDArray[np.uint16] = np.bitwise_count(block).sum(axis=1, dtype=np.uint16)
    return counts


def _fingerprints(source: Path) -> Iterator[tuple[str, Fingerprint]]:
    """The molecules with fingerprints, read without looking for what is aromatic, as the file is in RDKit's own words.

    It takes a third of the time, and of less than one in a thousand the fingerprint is a little another.
    """
    from rdkit import Chem, rdBase

    with gzip.open(source, "rt", encoding="ascii", newline="") as file, rdBase.BlockLogs():
        for row in csv.reader(file):
            if not row or row[0] == "SMILES":
                continue
            molecule = Chem.MolFromSmiles(row[0], sanitize=False)
            if molecule is None:
                raise InvalidData("The training data are damaged.", advice="Fetch them once more.")
            molecule.UpdatePropertyCache(strict=False)
            Chem.FastFindRings(molecule)
            yield row[0], fingerprint(molecule)


def _measured(one: Fingerprint, smiles: str) -> float:
    """The likeness to a molecule that is read in full."""
    return tanimoto(one, fingerprint(molecule_of(smiles)))


def _largest(best: NDArray[np.float32], rows: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Where the largest values are, the first rows among equals."""
    least = np.partition(best, len(best) - count)[len(best) - count]
    fitting = np.flatnonzero(best >= least)
    return fitting[np.lexsort((rows[fitting], -best[fitting]))[:count]]


def _opened(folder: Path, stamp: Stamp) -> Neighbours | None:
    """The index in a folder, if it is whole and of these data."""
    try:
        if json.loads((folder / _ABOUT_IT).read_text("utf-8")) != stamp:
            return None
        bits = np.load(folder / _BITS, mmap_mode="r", allow_pickle=False)
        counts, places = np.load(folder / _COUNTS, allow_pickle=False), np.load(folder / _PLACES, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = bits.shape == (len(counts), WORDS) and len(counts) == len(places) and (folder / _SMILES).is_file()
    return Neighbours(bits, counts, places, folder / _SMILES) if fits else None
