"""The dock about one molecule: its drawing, values and alerts."""
