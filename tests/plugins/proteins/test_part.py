"""The part of a document: its commands, its JSON, and its files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.api import Asset, AssetStore, Command, Document, InvalidData, UserError
from app.storage import FolderAssets
from plugins.proteins.commands import (
    AddDesign,
    AddSequence,
    AddStructure,
    ChangeStructure,
    Remove,
    Rename,
    StarDesign,
    proteins_of,
)
from plugins.proteins.exchange import (
    convert_sequences,
    convert_structure,
    read_mmcif,
    read_pdb,
    read_sequences,
    write_fasta,
)
from plugins.proteins.media import FASTA, MMCIF, PDB
from plugins.proteins.model import EMPTY, PART, Proteins
from plugins.proteins.sequences.fasta import read_fasta
from plugins.proteins.structure.reading import read_file
from tests.plugins.proteins.samples import REAL, backbone, real


@pytest.fixture
def assets(tmp_path: Path) -> AssetStore:
    """A store."""
    return FolderAssets(tmp_path / "assets", tmp_path / "cache")


@pytest.fixture
def kept(assets: AssetStore) -> tuple[Document, Asset]:
    """A document with a structure, a sequence and a design, and the structure's asset."""
    structure = read_pdb(REAL, assets).asset
    sequence = assets.add_bytes(b">typed\nMKV\n", FASTA, name="typed")
    design = assets.add_bytes(b">made\nMKW\n", FASTA, name="made")
    details = assets.add_bytes(b"{}", "application/json")
    return done(
        Document(),
        AddStructure(structure, "s"),
        AddSequence(sequence, "q"),
        AddDesign(design, "d", "s", 1.2, 0.4, details),
    ), structure


def done(document: Document, *commands: Command) -> Document:
    """A document after some commands."""
    for command in commands:
        document = command.apply(document)
    return document


def test_it_goes_to_json_and_back_and_names_its_assets(kept: tuple[Document, Asset]) -> None:
    document, structure = kept
    part = proteins_of(document)
    assert PART.decode(json.loads(json.dumps(PART.encode(part)))) == part
    assets = list(PART.assets(part))
    assert len(assets) == 4
    assert structure.id in assets
    assert {item.media_type for item in PART.items(part)} == {PDB, FASTA}
    assert part.structure("s").name == "3fgx_a"


def test_everything_can_be_named_starred_hidden_and_deleted(kept: tuple[Document, Asset], assets: AssetStore) -> None:
    document, _ = kept
    error = assets.add_bytes(b"[]", "application/json")
    changed = done(
        document,
        Rename("s", "  My \n structure "),
        Rename("d", "best"),
        Rename("q", ""),
        StarDesign("d", True),
        ChangeStructure("s", hidden=("A",), aligned_error=error),
    )
    part = proteins_of(changed)
    assert [part.structures[0].name, part.sequences[0].name, part.designs[0].name] == ["My structure", "typed", "best"]
    assert part.designs[0].starred
    assert (part.structures[0].hidden, part.structures[0].aligned_error) == (("A",), error.id)
    assert proteins_of(document).structures[0].name == "3fgx_a"
    left = proteins_of(done(changed, Remove(frozenset({"s"}))))
    assert (left.structures, left.designs, len(left.sequences)) == ((), (), 1)
    assert done(changed, Remove(frozenset())) is changed


def test_what_does_not_fit_is_refused(kept: tuple[Document, Asset]) -> None:
    document, structure = kept
    with pytest.raises(UserError, match="no sequence"):
        AddSequence(structure, "x").apply(document)
    with pytest.raises(UserError, match="not there any more"):
        AddDesign(structure, "x", "gone", 1, 1).apply(document)
    with pytest.raises(UserError, match="not there any more"):
        ChangeStructure("gone").apply(document)
    good = json.loads(json.dumps(PART.encode(proteins_of(document))))
    for name, value in (("recovery", 3), ("score", -1), ("structure", "gone"), ("id", "s"), ("asset", "x")):
        broken = json.loads(json.dumps(good))
        broken["designs"][0][name] = value
        with pytest.raises(InvalidData, match="malformed"):
            PART.decode(broken)
    assert PART.decode(PART.encode(EMPTY)) == Proteins()


def test_files_are_kept_as_they_are_and_written_as_the_other_kind(assets: AssetStore, tmp_path: Path) -> None:
    asset = read_pdb(REAL, assets).asset
    assert assets.read(asset.id) == REAL.read_bytes()
    convert_structure(asset, assets, tmp_path / "same.pdb", "made in a test")
    assert (tmp_path / "same.pdb").read_bytes() == REAL.read_bytes()
    convert_structure(asset, assets, tmp_path / "other.cif", "made in a test")
    assert "made in a test" in (tmp_path / "other.cif").read_text()
    other = read_mmcif(tmp_path / "other.cif", assets).asset
    assert other.media_type == MMCIF
    convert_structure(other, assets, tmp_path / "back.pdb", "")
    assert read_file(tmp_path / "back.pdb").structure.sequence("A") == real().sequence("A")


def test_remarks_and_refusals_come_with_the_file(assets: AssetStore, tmp_path: Path) -> None:
    file = tmp_path / "x.pdb"
    file.write_text(backbone("MSE", 1, record="HETATM"))
    assert "MSE → M" in str(read_pdb(file, assets).remarks[0])
    with pytest.raises(InvalidData, match="cannot be read"):
        read_pdb(tmp_path / "none.pdb", assets)
    (tmp_path / "x.fa").write_text(">a\n#\n")
    with pytest.raises(InvalidData, match="Line 2"):
        read_sequences(tmp_path / "x.fa", assets)


def test_all_sequences_of_a_document_are_one_file(
    kept: tuple[Document, Asset], assets: AssetStore, tmp_path: Path
) -> None:
    document, _ = kept
    write_fasta(document, assets, tmp_path / "x.fasta")
    found = read_fasta((tmp_path / "x.fasta").read_text())
    assert [one.name for one in found] == ["3fgx_a_A", "typed", "made"]
    assert found[0].letters == real().sequence("A")
    with pytest.raises(UserError, match="no sequence"):
        write_fasta(done(document, Remove(frozenset({"s", "q", "d"}))), assets, tmp_path / "y.fasta")
    asset = assets.add_bytes(b">made by\nMKW\n", FASTA, name="made")
    convert_sequences(asset, assets, tmp_path / "z.fasta", "by a test\nof two lines")
    assert (tmp_path / "z.fasta").read_text() == ">made by by a test of two lines\nMKW\n"
