"""Panel: the workspace of the arm and its table."""
