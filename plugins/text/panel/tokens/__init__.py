"""Tokens: what a model could have written instead, seen at each word, with going on from another one."""
