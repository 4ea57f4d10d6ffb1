"""Tests of films made from films."""
