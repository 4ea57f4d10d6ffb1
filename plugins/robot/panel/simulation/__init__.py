"""Simulation: the world in motion and its pictures, on a thread of their own."""
