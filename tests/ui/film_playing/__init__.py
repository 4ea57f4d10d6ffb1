"""Tests of the player and of the viewer."""
