"""Shots by the studio's own picture model: a drawing that is set in motion."""
