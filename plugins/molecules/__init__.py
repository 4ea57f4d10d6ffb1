"""Molecules: designing them by a model of SMILES."""
