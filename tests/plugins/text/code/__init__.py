"""Tests of the code mode."""
