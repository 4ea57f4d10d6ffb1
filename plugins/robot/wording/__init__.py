"""Wording: sentences of English and Japanese become tasks."""
