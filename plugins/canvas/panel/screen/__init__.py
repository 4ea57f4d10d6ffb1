"""The canvas on a screen whose profile is known, and as it would be printed."""
