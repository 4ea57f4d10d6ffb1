"""Generators: shots, and films made from films."""
