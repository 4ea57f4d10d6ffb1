"""Exporting: one structure or sequence as a file of another kind, and all sequences of a document."""

from __future__ import annotations

from pathlib import Path

from app.api import Asset, AssetStore, Document, UserError
from plugins.proteins.commands import proteins_of
from plugins.proteins.media import MMCIF
from plugins.proteins.model import DesignItem, Proteins, SequenceItem
from plugins.proteins.sequences.fasta import fasta_text, read_fasta
from plugins.proteins.sequences.model import Sequence
from plugins.proteins.stored import stored_structure
from plugins.proteins.structure.writing import cif_text, pdb_text


def convert_structure(asset: Asset, assets: AssetStore, path: Path, comment: str) -> None:
    """Write a structure as PDB or mmCIF, as the name says: unchanged where it is of that kind already."""
    as_cif = path.suffix.lower() in (".cif", ".mmcif")
    if as_cif == (asset.media_type == MMCIF):
        path.write_bytes(assets.read(asset.id))
        return
    structure = stored_structure(assets, asset.id, asset.name).structure
    text = cif_text(structure, comment) if as_cif else pdb_text(structure, comment)
    path.write_text(text, encoding="utf-8")


def convert_sequences(asset: Asset, assets: AssetStore, path: Path, comment: str) -> None:
    """Write sequences as FASTA; what was generated says so behind its name."""
    text = assets.read(asset.id).decode("utf-8", "replace")
    if not comment:
        path.write_text(text, encoding="utf-8")
        return
    # A recipe behind the words is too long for a title
    said = " ".join(comment.partition("{")[0].split())
    if "{" in comment:
        said = said.rpartition(". ")[0]
    sequences = read_fasta(text, asset.name)
    marked = [Sequence(one.name, one.letters, one.kind, f"{one.description} {said}".strip()) for one in sequences]
    path.write_text(fasta_text(marked), encoding="utf-8")


def write_fasta(document: Document, assets: AssetStore, path: Path) -> None:
    """Write every sequence of the document: of structures, of sequences and of designs."""
    sequences = list(_sequences(proteins_of(document), assets))
    if not sequences:
        raise UserError("The project has no sequence.", advice="Add a structure or a sequence first.")
    path.write_text(fasta_text(sequences), encoding="utf-8")


def _sequences(part: Proteins, assets: AssetStore) -> list[Sequence]:
    found: list[Sequence] = []
    for item in part.structures:
        structure = stored_structure(assets, item.asset, item.name, item.model).structure
        name = item.name.replace(" ", "_")
        found += [Sequence(f"{name}_{chain}", structure.sequence(chain)) for chain in structure.protein_chains]
    held_sequences: tuple[SequenceItem | DesignItem, ...] = (*part.sequences, *part.designs)
    for held in held_sequences:
        found += read_fasta(assets.read(held.asset).decode("utf-8", "replace"), held.name)
    return found
