"""Looking things up in sequences: by bisection, with what was computed kept for as long as a track stays the same."""
