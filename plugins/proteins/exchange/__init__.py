"""Exchange: structures and sequences from files and to files."""

from plugins.proteins.exchange.exporting import convert_sequences, convert_structure, write_fasta
from plugins.proteins.exchange.importing import read_mmcif, read_pdb, read_sequences

__all__ = ["convert_sequences", "convert_structure", "read_mmcif", "read_pdb", "read_sequences", "write_fasta"]
