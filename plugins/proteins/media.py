"""Media types of what the plugin keeps as assets."""

from __future__ import annotations

PDB = "chemical/x-pdb"
MMCIF = "chemical/x-mmcif"
FASTA = "text/x-fasta"

STRUCTURES = (PDB, MMCIF)
