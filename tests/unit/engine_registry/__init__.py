"""Identifying and finding models, without torch."""
