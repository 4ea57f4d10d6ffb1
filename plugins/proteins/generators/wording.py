"""What is typed of positions, biases and symmetry, and what it means for a structure."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest
from plugins.proteins.mpnn.backbone import Backbone
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import AMINO_ACIDS

_POSITION = re.compile(r"(?:(?P<chain>[^\s:,;]+):)?(?P<first>-?\d+)(?P<code>[A-Za-z]?)(?:-(?P<last>-?\d+))?")
_BIAS = re.compile(r"([A-Za-z])\s*[=:]\s*([+-]?\d+(?:\.\d+)?)")
_LARGEST_BIAS = 100.0


def words_of(text: str) -> list[str]:
    """The words of a list, parted by commas, semicolons or blanks."""
    return [word for word in re.split(r"[\s,;]+", text) if word]


def chains_in(text: str, structure: Structure) -> tuple[str, ...]:
    """The chains that are named, all protein chains where none is; raises InvalidRequest for one that is not there."""
    named = words_of(text)
    for chain in named:
        structure.residues(chain)
    return tuple(dict.fromkeys(named)) or structure.protein_chains


def positions_in(text: str, structure: Structure, chains: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which residues (residues,) are named, such as `A:10-20, B:7 52A`; without a chain, in all that are designed.

    Raises InvalidRequest that names what is not there.
    """
    chosen = np.zeros(structure.residue_count, bool)
    for word in words_of(text):
        found = _POSITION.fullmatch(word)
        if found is None:
            raise InvalidRequest(
                "“{word}” is no position.", advice="Write such as: 12, A:12 or A:10-20.", word=word[:40]
            )
        meant = np.zeros(structure.residue_count, bool)
        for chain in (found["chain"],) if found["chain"] else chains:
            residues = structure.residues(chain)
            numbers, codes = structure.numbers[residues], structure.insertions[residues]
            first, last = int(found["first"]), int(found["last"] or found["first"])
            within = (numbers >= first) & (numbers <= last)
            if not found["last"]:
                within &= codes == found["code"]
            meant[residues[within]] = True
        if not meant.any():
            raise InvalidRequest(
                "The structure has no residue “{word}”.",
                advice="Positions are counted as in the file; {first} is the first one.",
                word=word[:40],
                first=structure.residue_label(int(structure.residues(chains[0])[0])),
            )
        chosen |= meant
    return chosen


def letters_in(text: str) -> str:
    """The amino acids that are named by their letters, such as `C` or `C, M W`; raises InvalidRequest."""
    found = "".join(words_of(text)).upper()
    if wrong := sorted(set(found) - set(AMINO_ACIDS)):
        raise InvalidRequest(
            "{letters} stands for no amino acid.",
            advice="Use these letters: {known}.",
            letters=" ".join(wrong)[:40],
            known=AMINO_ACIDS,
        )
    return "".join(dict.fromkeys(found))


def bias_in(text: str) -> dict[str, float]:
    """What is added to the scores of amino acids, such as `A=0.5, E=-1`; raises InvalidRequest."""
    found: dict[str, float] = {}
    rest = text
    for match in _BIAS.finditer(text):
        letter, value = match[1].upper(), float(match[2])
        letters_in(letter)
        if abs(value) > _LARGEST_BIAS:
            raise InvalidRequest(
                "A bias of {value} is too large.", advice="Stay between −100 and 100.", value=f"{value:g}"
            )
        found[letter] = value
        rest = rest.replace(match[0], "", 1)
    if words_of(rest):
        raise InvalidRequest(
            "“{text}” is no bias.", advice="Write such as: A=0.5, E=-1.", text=" ".join(words_of(rest))[:40]
        )
    return found


def tied_in(text: str, structure: Structure, backbone: Backbone) -> tuple[tuple[int, ...], ...]:
    """Groups of the backbone's residues that get one letter: those of one number in tied chains, as `A B, C D`.

    Raises InvalidRequest where chains have nothing in common.
    """
    groups: list[tuple[int, ...]] = []
    taken: set[str] = set()
    at_backbone = {int(residue): at for at, residue in enumerate(backbone.residues)}
    for part in re.split(r"[,;\n]", text):
        chains = re.split(r"[\s=+]+", part.strip()) if part.strip() else []
        if not chains:
            continue
        if len(chains) < 2 or taken & set(chains) or len(set(chains)) < len(chains):
            raise InvalidRequest(
                "“{part}” ties no chains to one another.",
                advice="Write such as: A B, or A B, C D for two pairs; a chain can stand once.",
                part=part.strip()[:40],
            )
        taken |= set(chains)
        found = list(_common(chains, structure, at_backbone))
        if not found:
            raise InvalidRequest(
                "The chains {chains} have no residue of the same number.",
                advice="Tie chains that are copies of one another.",
                chains=", ".join(chains),
            )
        groups += found
    return tuple(groups)


def _common(chains: list[str], structure: Structure, at_backbone: dict[int, int]) -> Iterator[tuple[int, ...]]:
    places: list[dict[tuple[int, str], int]] = []
    for chain in chains:
        residues = [int(residue) for residue in structure.residues(chain) if int(residue) in at_backbone]
        places.append({(int(structure.numbers[at]), str(structure.insertions[at])): at_backbone[at] for at in residues})
    for number in places[0]:
        if all(number in place for place in places):
            yield tuple(place[number] for place in places)
