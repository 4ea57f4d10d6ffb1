"""Sound: notes become samples, tracks a mix, and a mix a file."""
