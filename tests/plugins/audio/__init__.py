"""Tests of the audio plugin without a window."""
