"""Tests of the film panel in its window."""
