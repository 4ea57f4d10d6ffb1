"""Tasks: what can be asked of the arm, how it is done and when it is."""
