"""The model of SMILES: its tokens, what it is told of a molecule, and drawing from it."""
