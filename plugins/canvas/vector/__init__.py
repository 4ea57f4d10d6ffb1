"""Vector shapes: the nodes of their paths, and files that hold some."""
