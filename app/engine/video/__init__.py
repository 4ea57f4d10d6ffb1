"""Video models: loading them, and making films with them."""
