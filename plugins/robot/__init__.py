"""Robot: an arm at a table that does what a sentence says."""
