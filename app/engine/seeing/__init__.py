"""Models that see: what belongs to an object, what is where, how far things are away, and how people stand."""
