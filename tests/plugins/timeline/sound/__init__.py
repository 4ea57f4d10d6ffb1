"""Tests of the sound of films."""
