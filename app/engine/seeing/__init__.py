"""Models that see: what belongs to an object, how far things are away, and how people stand."""
