"""Identifying, adding and fetching models that real classes made."""
