"""Models that see, as tiny ones of the real classes."""
