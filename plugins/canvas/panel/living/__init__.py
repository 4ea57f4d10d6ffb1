"""Live painting: a picture that follows the brush."""
