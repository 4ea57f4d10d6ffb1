"""Structures: chains, residues and atoms as arrays, read, written, compared and described."""
