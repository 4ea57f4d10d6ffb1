"""Tests of the generators of shots."""
