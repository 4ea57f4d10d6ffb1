"""Tests of playing films, without a window."""
