"""The generators of texts."""
