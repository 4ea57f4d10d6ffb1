"""Scoring: how well molecules meet what is asked, and which of them differ enough to be shown together."""
