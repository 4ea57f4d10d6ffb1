"""Tests of the timeline plugin without a window."""
