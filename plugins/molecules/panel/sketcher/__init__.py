"""The board on which molecules are drawn, with its tools and the line of SMILES above it."""
