"""What is heard, without a toolkit: outputs and their clock, the deck that plays, the metronome, auditions."""
