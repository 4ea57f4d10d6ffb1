"""Inpainting: what a masked part begins with, and how soft masks are kept."""
