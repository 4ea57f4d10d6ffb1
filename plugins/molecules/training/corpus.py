"""The corpus: the molecules of MOSES with their properties and pieces, made ready shard by shard."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.molecules.smiles.properties import edges_of, measured
from plugins.molecules.smiles.tokens import PROPERTIES, knows
from plugins.molecules.training.cutting import ends, scaffold

SHARD = 20_000
EDGES = "edges.json"
_DATA = "moses/dataset/data/{part}.csv.gz"


@dataclass(frozen=True, slots=True)
class Row:
    """A molecule as SMILES, its properties in the order of PROPERTIES, scaffolds of it, and two ends that it links."""

    smiles: str
    values: tuple[float, ...]
    scaffolds: tuple[str, ...]
    ends: str


def molecules(wheel: Path, part: str) -> list[str]:
    """The SMILES of a part (`train`, `test` or `test_scaffolds`) of MOSES, from the wheel of molsets."""
    with zipfile.ZipFile(wheel) as packed:
        text = gzip.decompress(packed.read(_DATA.format(part=part))).decode()
    return [line[0] for line in csv.reader(io.StringIO(text)) if line[0] != "SMILES"]


def prepare(wheel: Path, work: Path, shards: int) -> None:
    """Make so many shards of the training part and one of the test part, those that are not there yet."""
    work.mkdir(parents=True, exist_ok=True)
    train = molecules(wheel, "train")
    random.Random(0).shuffle(train)
    test = molecules(wheel, "test")
    random.Random(0).shuffle(test)
    wanted = [("test-000", test[: SHARD // 4])]
    wanted += [(f"train-{number:03d}", train[number * SHARD :][:SHARD]) for number in range(shards)]
    for name, smiles in wanted:
        path = work / f"{name}.tsv.gz"
        if smiles and not path.exists():
            fresh = path.with_suffix(".new")
            with gzip.open(fresh, "wt", encoding="ascii") as file:
                for row in _rows(smiles, name):
                    values = ",".join(f"{value:.4g}" for value in row.values)
                    file.write("\t".join((row.smiles, values, ",".join(row.scaffolds), row.ends)) + "\n")
            fresh.replace(path)


def load(work: Path, part: str, known: set[str] | None = None, most: int | None = None) -> list[Row]:
    """The rows of the shards of a part that are ready, without those whose names are in `known`, which grows."""
    rows = []
    for path in sorted(work.glob(f"{part}-*.tsv.gz"))[:most]:
        if known is not None:
            if path.name in known:
                continue
            known.add(path.name)
        with gzip.open(path, "rt", encoding="ascii") as file:
            for line in file:
                smiles, values, scaffolds, linked = line.rstrip("\n").split("\t")
                numbers = tuple(float(value) for value in values.split(","))
                rows.append(Row(smiles, numbers, tuple(filter(None, scaffolds.split(","))), linked))
    return rows


def edges(work: Path, rows: list[Row]) -> dict[str, list[float]]:
    """The edges of the bins, which stay as the first rows gave them."""
    path = work / EDGES
    if not path.exists():
        found = edges_of([dict(zip(PROPERTIES, row.values, strict=True)) for row in rows[:SHARD]])
        path.write_text(json.dumps(found), encoding="utf-8")
    stored: dict[str, list[float]] = json.loads(path.read_text(encoding="utf-8"))
    return stored


def _rows(smiles: list[str], name: str) -> Iterator[Row]:
    from rdkit import Chem

    for number, text in enumerate(smiles):
        molecule = Chem.MolFromSmiles(text)
        if molecule is None or not knows(text):
            continue
        chance = random.Random(f"{name} {number}")
        pieces = {piece for _ in range(2) if (piece := scaffold(molecule, chance)) and knows(piece)}
        linked = ends(molecule, chance)
        values = measured(molecule)
        yield Row(
            text, tuple(values[name] for name in PROPERTIES), tuple(sorted(pieces)), linked if knows(linked) else ""
        )
