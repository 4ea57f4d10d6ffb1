"""Animations: layers as frames, and frames as layers."""
