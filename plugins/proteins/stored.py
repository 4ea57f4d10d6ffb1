"""Reading structures and sequences of the asset store."""

from __future__ import annotations

from collections.abc import Callable

from app.api import AssetId, AssetStore
from plugins.proteins.sequences.fasta import read_fasta
from plugins.proteins.sequences.model import Sequence
from plugins.proteins.structure.reading import nothing_to_check, read_structure
from plugins.proteins.structure.table import ReadStructure


def stored_structure(
    assets: AssetStore,
    asset: AssetId,
    name: str = "",
    model: int = 0,
    check: Callable[[], None] = nothing_to_check,
) -> ReadStructure:
    """The structure that an asset holds; raises InvalidData and MissingAsset."""
    with assets.open(asset) as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        return read_structure(stream, name, size, model=model, check=check)


def stored_sequences(
    assets: AssetStore, asset: AssetId, name: str = "", check: Callable[[], None] = nothing_to_check
) -> tuple[Sequence, ...]:
    """The sequences that an asset holds; raises InvalidData and MissingAsset."""
    return read_fasta(assets.read(asset).decode("utf-8", "replace"), name, check)
