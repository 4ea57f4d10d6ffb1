"""Tests of what guides a drawing beside its prompt."""
