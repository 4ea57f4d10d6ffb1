"""Proteins."""
