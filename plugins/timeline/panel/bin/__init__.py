"""The bin: what the film can use."""
