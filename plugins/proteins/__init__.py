"""Proteins: structures, the sequences that fold into them, and the sequences of nucleic acids behind those."""
