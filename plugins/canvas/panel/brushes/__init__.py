"""Brushes to choose from: the studio's, own ones, and those of other programs."""
