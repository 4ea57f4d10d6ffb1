"""Writing structures as PDB or mmCIF, by gemmi."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.api import InvalidRequest
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import ResidueKind

_MOST_PDB_ATOMS = 99_999


def pdb_text(structure: Structure, remark: str = "") -> str:
    """The structure as a PDB file; raises InvalidRequest where it does not fit that format."""
    long = [name for name in structure.chain_names if len(name) > 1]
    wide = any(len(name) > 3 for name in structure.residue_names)
    if long or wide or len(structure.atom_names) + len(structure.chain_names) > _MOST_PDB_ATOMS:
        raise InvalidRequest(
            "{name} does not fit into a PDB file: its chains or residues have long names, or it has too many atoms.",
            advice="Write it as mmCIF (.cif).",
            name=structure.name or "The structure",
        )
    made = gemmi_structure(structure)
    lines = [remark[at : at + 68] for at in range(0, len(remark), 68)]
    made.raw_remarks = [f"REMARK 999 {line}".ljust(80)[:80] for line in lines]
    return str(made.make_pdb_string())


def cif_text(structure: Structure, remark: str = "") -> str:
    """The structure as an mmCIF file."""
    made = gemmi_structure(structure)
    made.assign_label_seq_id()
    document = made.make_mmcif_document()
    if remark:
        from gemmi import cif

        document.sole_block().set_pair("_pdbx_database_remark.text", cif.quote(remark))
    return str(document.as_string())


def gemmi_structure(structure: Structure) -> Any:
    """The structure as gemmi has it."""
    import gemmi

    made = gemmi.Structure()
    made.name = structure.name or "structure"
    model = gemmi.Model(1)
    firsts = np.searchsorted(structure.residue_of, np.arange(structure.residue_count + 1))
    for index, name in enumerate(structure.chain_names):
        chain = gemmi.Chain(name)
        for residue in np.flatnonzero(structure.chain_of == index):
            chain.add_residue(_residue(structure, int(residue), slice(firsts[residue], firsts[residue + 1])))
        model.add_chain(chain)
    made.add_model(model)
    made.setup_entities()
    return made


def _residue(structure: Structure, index: int, atoms: slice) -> Any:
    import gemmi

    residue = gemmi.Residue()
    residue.name = str(structure.residue_names[index])
    residue.seqid = gemmi.SeqId(int(structure.numbers[index]), str(structure.insertions[index]) or " ")
    chained = structure.kinds[index] in (ResidueKind.PROTEIN, ResidueKind.DNA, ResidueKind.RNA)
    residue.het_flag = "A" if chained and gemmi.find_tabulated_residue(residue.name).is_standard() else "H"
    for at in range(atoms.start, atoms.stop):
        atom = gemmi.Atom()
        atom.name = str(structure.atom_names[at])
        atom.element = gemmi.Element(str(structure.elements[at]))
        atom.pos = gemmi.Position(*map(float, structure.positions[at]))
        atom.occ = float(structure.occupancies[at])
        atom.b_iso = float(structure.b_factors[at])
        residue.add_atom(atom)
    return residue
