"""ClipLM: the studio's own model of notes, run on numpy alone."""
