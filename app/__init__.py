"""Seisei: a desktop studio for generative media."""
