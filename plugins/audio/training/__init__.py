"""How ClipLM is made; never imported by the studio."""
