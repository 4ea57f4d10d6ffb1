"""Standard MIDI Files: reading any, writing type 1, and clips made of them."""
