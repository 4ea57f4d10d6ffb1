"""Tests of the model of notes."""
