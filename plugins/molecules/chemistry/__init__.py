"""Chemistry: reading, measuring, drawing and judging molecules, by RDKit."""
