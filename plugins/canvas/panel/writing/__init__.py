"""Writing on the canvas: how texts are laid out and drawn, and what they are set by."""
