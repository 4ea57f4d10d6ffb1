"""Regions: prompts that hold in a part of the picture alone."""
