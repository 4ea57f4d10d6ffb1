"""Colours to paint with: a wheel, harmonies, those that were used, and a palette of one's own."""
