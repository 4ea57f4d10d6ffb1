"""Tests of what selects."""
