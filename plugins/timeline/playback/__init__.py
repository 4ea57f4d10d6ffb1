"""Playing a film: sound is the clock, and pictures are drawn ahead of it."""
