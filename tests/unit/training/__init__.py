"""Tests of what models are trained with."""
