"""Training the model of SMILES."""
