"""The film's tracks in view."""
