"""Molecules from files and to files: what is good is taken and what is broken is listed."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from rdkit import Chem, RDConfig

from app.api import Asset, Document, ExportContext, InvalidData, Recipe, UserError
from app.storage import FolderAssets
from plugins.molecules import formats
from plugins.molecules.chemistry.reading import molecule_of, smiles_of
from plugins.molecules.commands import AddSet
from plugins.molecules.formats import exporting, grids, importing, records
from plugins.molecules.formats.records import Record
from plugins.molecules.formats.sdf import read_sdf, sdf_of
from plugins.molecules.formats.tables import read_table
from plugins.molecules.model import Molecule, MoleculeSet

NCI = Path(RDConfig.RDDataDir) / "NCI"
IBUPROFEN = "CC(C)Cc1ccc([C@H](C)C(=O)O)cc1"
NICOTINE = "CN1CCC[C@H]1c1cccnc1"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """A store of its own."""
    store = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()


def document(count: int = 2, source: Asset | None = None) -> Document:
    """A document with a set of molecules, the first of them starred."""
    found = [
        Molecule("a", IBUPROFEN, "ibuprofen", starred=True, source=source.id if source else None),
        Molecule("b", NICOTINE, "ニコチン <(−)>"),
    ]
    found += [Molecule(f"c{number}", "C" * (1 + number % 9), f"alkane {number}") for number in range(count - 2)]
    sources = (source,) if source else ()
    return AddSet(MoleculeSet("s", "Painkillers", tuple(found[:count])), sources).apply(Document())


def context(told: list[tuple[int, int]] | None = None) -> ExportContext:
    """An export's context, which may keep what is reported."""
    heard = [] if told is None else told
    return ExportContext(Path(), lambda _kind: [], report=lambda done, of: heard.append((done, of)))


def test_a_real_sdf_is_taken_with_its_fields() -> None:
    data = (NCI / "first_200.props.sdf").read_bytes()
    read = read_sdf(data, "first_200.props.sdf")
    supplier = list(Chem.SDMolSupplier(str(NCI / "first_200.props.sdf")))
    assert len(read.records) + len(read.faults) == len(supplier) == 200
    assert len(read.records) >= 199
    good = [each for each in supplier if each is not None]
    assert [smiles_of(each.molecule) for each in read.records] == [Chem.MolToSmiles(each) for each in good]
    assert dict(read.records[0].fields) == good[0].GetPropsAsDict(autoConvertStrings=False)
    again = read_sdf(sdf_of(read.records).encode(), "again")
    assert [smiles_of(each.molecule) for each in again.records] == [smiles_of(each.molecule) for each in read.records]
    assert [dict(each.fields) for each in again.records] == [dict(each.fields) for each in read.records]


def test_broken_molecules_take_no_other_with_them(tmp_path: Path, assets: FolderAssets) -> None:
    whole = sdf_of([Record(molecule_of(each), name) for each, name in ((IBUPROFEN, "first"), (NICOTINE, "last"))])
    first, last, _ = whole.split("$$$$\n")
    five = sdf_of([Record(molecule_of("CC(C)(C)C"), "five bonds")]).replace(" 2  3  1  0", " 2  3  2  0")
    cut = first.partition("M  END")[0]
    noise = "noise\n  by hand\n\n 99 98  0  0  0  0  0  0  0  0999 V2000\n what is this\nM  END\n"
    path = tmp_path / "mixed.sdf"
    path.write_text(f"{first}$$$$\n{five}{cut}$$$$\n{noise}$$$$\n{last}$$$$\n", "utf-8", newline="\r\n")
    imported = formats.import_sdf(path, assets)
    kept = formats.records_in(assets.read(imported.asset.id), imported.asset.media_type, "mixed")
    assert [(each.name, smiles_of(each.molecule)) for each in kept.records] == [
        ("first", smiles_of(molecule_of(IBUPROFEN))),
        ("last", smiles_of(molecule_of(NICOTINE))),
    ]
    said = [str(each) for each in imported.remarks]
    assert len(said) == 3
    assert said[0].startswith("Molecule 2, “five bonds”: Atom 2 (C) has more bonds than it can have.")
    assert "It ends before “M  END”" in said[1]
    assert "Molecule 4, “noise”: Its atoms and bonds are not as a MOL file has them." in said[2]


def test_places_in_space_stay_and_tell_which_hand_it_is(tmp_path: Path, assets: FolderAssets) -> None:
    path = tmp_path / "shaped.sdf"
    options = exporting.SdfOptions(shapes=True)
    exporting.WriteSdf(options, context())(document(), assets, path)
    read = read_sdf(path.read_bytes(), "shaped.sdf")
    assert read.faults == ()
    for record, smiles in zip(read.records, (IBUPROFEN, NICOTINE), strict=True):
        assert smiles_of(record.molecule) == smiles_of(molecule_of(smiles))
        assert record.shape is not None
        assert record.shape.GetNumAtoms() > record.molecule.GetNumAtoms()
        assert np.ptp(record.shape.GetConformer().GetPositions(), axis=0).min() > 1
        assert record.fields["ForceField"] == "MMFF94"
        assert float(record.fields["MW"]) > 100
    flat = read_sdf(sdf_of([Record(molecule_of(IBUPROFEN))]).encode(), "flat")
    assert flat.records[0].shape is None


def test_smiles_with_names_and_faults(tmp_path: Path, assets: FolderAssets) -> None:
    path = tmp_path / "some.smi"
    path.write_text(
        "smiles name\n# remark\nCCO\tspirit of wine\n\nc1ccccc\nCC(=O)O acetic acid\nC[C] |^1:1| x\n", "utf-8"
    )
    imported = formats.import_smiles(path, assets)
    text = assets.read(imported.asset.id).decode()
    assert text.splitlines()[:2] == ["CCO spirit of wine", "CC(=O)O acetic acid"]
    assert [str(each).partition(":")[0] for each in imported.remarks] == ["Line 5", "Line 7"]
    assert imported.asset.name == "some"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_taken_with_its_columns(separator: str, tmp_path: Path, assets: FolderAssets) -> None:
    rows = [
        ["ID", "Canonical Smiles", "IC50"],
        ["one", "CCO", "5"],
        ["two", "CC(", "6"],
        ["three", "CCN"],
        ["", "", ""],
    ]
    path = tmp_path / "table.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode("utf-8-sig"))
    imported = formats.import_table(path, assets)
    kept = formats.records_in(assets.read(imported.asset.id), imported.asset.media_type, "table").records
    assert [(each.name, smiles_of(each.molecule), dict(each.fields)) for each in kept] == [
        ("one", "CCO", {"IC50": "5"})
    ]
    assert [str(each) for each in imported.remarks] == [
        "Line 3: “(” at place 3 is never closed. Write “)” where the branch ends.",
        "Line 4 has 2 cells and not 3.",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name,weight\nx,5\n", "has no column with SMILES; its columns are name, weight"),
        (b"", "names no columns"),
        (b"\0\0\0\0,", "is no text"),
        (b"SMILES,n\n", "There is no molecule in “bad.csv”"),
        (b"SMILES\nC(\n", "No molecule of “bad.csv” can be read. Line 2"),
        (b'SMILES,n\nC,"' + b"x" * 200_000, "Line 2 of “bad.csv” is no line of a CSV file"),
    ],
)
def test_a_bad_table_says_what_is_wrong(data: bytes, said: str, tmp_path: Path, assets: FolderAssets) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    with pytest.raises(InvalidData, match=said):
        formats.import_table(path, assets)


def test_files_have_bounds(tmp_path: Path, assets: FolderAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.sdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    for read in (formats.import_sdf, formats.import_smiles, formats.import_table):
        with pytest.raises(UserError, match="larger than 128 MB"):
            read(path, assets)
    monkeypatch.setattr(records, "MOST_RECORDS", 10)
    path.write_text("C\n" * 11, "utf-8")
    with pytest.raises(UserError, match="holds more than 10 molecules"):
        formats.import_smiles(path, assets)
    with pytest.raises(InvalidData, match=r"gone.sdf cannot be read"):
        formats.import_sdf(tmp_path / "gone.sdf", assets)
    path.write_bytes(np.random.default_rng(0).bytes(5_000))
    with pytest.raises(InvalidData, match="is no text"):
        formats.import_sdf(path, assets)


def test_many_faults_are_counted() -> None:
    read = read_table(b"SMILES\n" + b"C(\n" * 50 + b"C\n", "many")
    assert len(read.remarks) == 21
    assert str(read.remarks[-1]) == "30 more could not be read."


def test_a_document_is_written_in_every_way(tmp_path: Path, assets: FolderAssets) -> None:
    recipe = Recipe("molecules.design", "1", {"prompt": "a painkiller"})
    made = assets.add_bytes(b"x", importing.SDF)
    source = Asset(made.id, made.media_type, made.byte_size, recipe=recipe)
    work, told = document(source=source), list[tuple[int, int]]()
    smi, sdf, table = tmp_path / "m.smi", tmp_path / "m.sdf", tmp_path / "m.csv"
    said = exporting.WriteSmiles(exporting.PlainOptions(), context())(work, assets, smi)
    assert said.recipes == (recipe,)
    ibuprofen, nicotine = (smiles_of(molecule_of(each)) for each in (IBUPROFEN, NICOTINE))
    assert smi.read_text("utf-8").splitlines() == [f"{ibuprofen} ibuprofen", f"{nicotine} ニコチン <(−)>"]
    exporting.WriteSdf(exporting.SdfOptions(), context(told))(work, assets, sdf)
    assert told[-1] == (2, 2)
    kept = read_sdf(sdf.read_bytes(), "m").records
    assert [each.name for each in kept] == ["ibuprofen", "ニコチン <(−)>"]
    assert kept[0].fields["Formula"] == "C13H18O2"
    assert "Generated with Seisei" in sdf.read_text("utf-8")
    exporting.WriteTable(exporting.TableOptions(), context())(work, assets, table)
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert [(row["Name"], row["MW"]) for row in rows] == [("ibuprofen", "206.28"), ("ニコチン <(−)>", "162.24")]
    exporting.WriteTable(exporting.TableOptions(starred=True, fields=False), context())(work, assets, table)
    assert table.read_text("utf-8") == f"SMILES,Name\n{ibuprofen},ibuprofen\n"


def test_one_molecule_is_a_mol_file_and_two_are_not(tmp_path: Path, assets: FolderAssets) -> None:
    path = tmp_path / "m.mol"
    with pytest.raises(UserError, match=r"holds one molecule, and these are 2. Write an SDF file"):
        exporting.WriteMol(exporting.PlainOptions(), context())(document(), assets, path)
    exporting.WriteMol(exporting.PlainOptions(starred=True), context())(document(), assets, path)
    asset = formats.import_sdf(path, assets).asset
    [record] = formats.records_in(assets.read(asset.id), asset.media_type, "m").records
    assert (record.name, smiles_of(record.molecule)) == ("ibuprofen", smiles_of(molecule_of(IBUPROFEN)))


def test_grids_show_every_molecule_with_its_name(tmp_path: Path, assets: FolderAssets) -> None:
    path = tmp_path / "m.svg"
    exporting.WriteSvg(exporting.PlainOptions(), context())(document(16), assets, path)
    root = ET.fromstring(path.read_bytes())
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert texts[:3] == ["ibuprofen", "ニコチン <(−)>", "alkane 0"]
    assert len(texts) == 16
    pixels = exporting.WritePicture(exporting.PlainOptions(), context())(document(16), assets, path)
    assert pixels.shape == (4 * 268, 4 * 300, 3)
    tiles = [
        pixels[row * 268 : row * 268 + 240, column * 300 : (column + 1) * 300]
        for row in range(4)
        for column in range(4)
    ]
    assert sum(bool((tile < 128).any()) for tile in tiles) >= 14
    assert (pixels[0, 0] == 255).all()
    with pytest.raises(UserError, match=f"shows {grids.MOST_DRAWN} molecules at most, and these are 401"):
        exporting.WritePicture(exporting.PlainOptions(), context())(document(401), assets, path)


def test_there_has_to_be_something_to_write(tmp_path: Path, assets: FolderAssets) -> None:
    write = exporting.WriteSmiles(exporting.PlainOptions(), context())
    with pytest.raises(UserError, match="There is no molecule to be written"):
        write(Document(), assets, tmp_path / "m.smi")
    named = exporting.WriteSmiles(exporting.PlainOptions(set="Dyes"), context())
    with pytest.raises(UserError, match=r"no set “Dyes”\. Choose one of: Painkillers"):
        named(document(), assets, tmp_path / "m.smi")
    bad = AddSet(MoleculeSet("s", "Bad", (Molecule("a", "C(", "open"),))).apply(Document())
    with pytest.raises(UserError, match=r"molecule “open” cannot be written. “\(” at place 2"):
        write(bad, assets, tmp_path / "m.smi")


@pytest.mark.parametrize("ending", ["smi", "sdf", "csv", "svg", "png"])
def test_an_asset_becomes_a_file_of_any_kind(ending: str, tmp_path: Path, assets: FolderAssets) -> None:
    text = sdf_of([Record(molecule_of(IBUPROFEN), "ibuprofen", {"Target": "5 < 6"}), Record(molecule_of(NICOTINE))])
    asset = assets.add_bytes(text.encode(), importing.SDF, name="drugs")
    path = tmp_path / f"m.{ending}"
    formats.convert(asset, assets, path, "Generated by a test")
    if ending == "png":
        with Image.open(path) as picture:
            assert picture.size == (300, 536)
            assert picture.info["Comment"] == "Generated by a test"
    elif ending == "svg":
        assert "Generated by a test" in path.read_text("utf-8")
    else:
        read = {"smi": formats.import_smiles, "sdf": formats.import_sdf, "csv": formats.import_table}[ending]
        kept = read(path, assets).asset
        found = formats.records_in(assets.read(kept.id), kept.media_type, "m").records
        assert [smiles_of(each.molecule) for each in found] == [
            smiles_of(molecule_of(each)) for each in (IBUPROFEN, NICOTINE)
        ]
        assert found[0].name == "ibuprofen"
        assert ending == "smi" or found[0].fields["Target"] == "5 < 6"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.sdf", b"", "There is no molecule in “empty.sdf”. Choose another file."),
        ("noise.sdf", bytes(range(256)) * 20, "“noise.sdf” is no text. Choose another file."),
        ("noise.smi", bytes(range(256)) * 20, "“noise.smi” is no text. Choose another file."),
        (
            "words.mol",
            b"hello " * 40,
            "Molecule 1, “hello hello hello hello hello hello hell”: It ends before “M  END”.",
        ),
        ("table.csv", b"name,value\na,1\n", "“table.csv” has no column with SMILES; its columns are name, value."),
        ("large.smi", b"C" * 10_000, "Line 1: The molecule has more than 1000 atoms."),
        ("five.smi", b"CC(C)(C)(C)C", "Line 1: Atom 2 (C) has more bonds than it can have."),
        ("open.smi", b"c1cc(", "Line 1: “(” at place 5 is never closed."),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_a_sentence(
    tmp_path: Path, assets: FolderAssets, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    importer = {".smi": formats.import_smiles, ".csv": formats.import_table}.get(path.suffix, formats.import_sdf)
    with pytest.raises(UserError) as raised:
        importer(path, assets)
    assert says in str(raised.value)
    assert len(str(raised.value)) < 200
