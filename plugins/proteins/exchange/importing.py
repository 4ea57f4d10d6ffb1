"""Importing: files of structures and sequences become assets, kept as they are."""

from __future__ import annotations

from pathlib import Path

from app.api import AssetStore, Imported, InvalidData, reason_of
from plugins.proteins.media import FASTA, MMCIF, PDB
from plugins.proteins.sequences.fasta import read_fasta
from plugins.proteins.structure.reading import read_file

_LARGEST_FASTA_BYTES = 20_000_000


def read_pdb(path: Path, assets: AssetStore) -> Imported:
    """A structure in PDB, and what is to be said of it; raises InvalidData."""
    return _structure(path, assets, PDB)


def read_mmcif(path: Path, assets: AssetStore) -> Imported:
    """A structure in mmCIF, and what is to be said of it; raises InvalidData."""
    return _structure(path, assets, MMCIF)


def read_sequences(path: Path, assets: AssetStore) -> Imported:
    """The sequences of a FASTA file; raises InvalidData."""
    try:
        if path.stat().st_size > _LARGEST_FASTA_BYTES:
            raise InvalidData("“{name}” is too large.", advice="Split the file into smaller ones.", name=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error
    read_fasta(data.decode("utf-8", "replace"), path.name)
    return Imported(assets.add_bytes(data, FASTA, name=path.stem))


def _structure(path: Path, assets: AssetStore, media_type: str) -> Imported:
    # What could not be read again is refused now
    read = read_file(path)
    asset = assets.add_file(path, media_type, (read.structure.residue_count,), read.structure.name)
    return Imported(asset, read.remarks)
