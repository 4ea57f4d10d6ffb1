"""Tests of shots: reading, layers, motion."""
