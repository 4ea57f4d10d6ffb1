"""The sound of a film, as a pure function of it."""
