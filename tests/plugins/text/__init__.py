"""Tests of the text plugin without a window."""
