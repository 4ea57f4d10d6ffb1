"""Storyboards: a passage cut into shots."""
