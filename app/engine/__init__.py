"""The engine: finding, identifying, loading and running models. Torch lives here, imported inside functions."""
