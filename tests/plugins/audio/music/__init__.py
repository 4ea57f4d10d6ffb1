"""Tests of music by rule."""
