"""Solids of spheres, cylinders and triangles, drawn without a graphics card."""
