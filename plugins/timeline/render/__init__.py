"""Rendering: a film as the frames and the sound of a file."""
