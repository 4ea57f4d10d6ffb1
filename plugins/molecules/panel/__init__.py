"""The molecules panel: sets of molecules as a grid, one of them in detail, and a sketcher."""
