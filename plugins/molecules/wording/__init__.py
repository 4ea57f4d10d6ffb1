"""Wording: a sentence becomes constraints on molecules, and what was not understood is listed."""
