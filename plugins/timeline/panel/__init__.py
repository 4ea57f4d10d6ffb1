"""The timeline's part of the window."""
