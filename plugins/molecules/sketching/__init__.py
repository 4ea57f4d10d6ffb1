"""Sketching: structures as they are drawn on a board, and the way to molecules and back."""
