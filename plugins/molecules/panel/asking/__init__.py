"""Asking: a constraint is given by hand, in place of writing it into the prompt."""
