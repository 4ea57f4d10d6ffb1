"""Audio: clips of notes that stay editable, and the sound of them."""
