"""What a model is told besides the story: lorebooks, characters, notes, and how all of it is laid out."""
