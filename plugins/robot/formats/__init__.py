"""Formats: scenes as MJCF, paths as CSV and JSON."""
