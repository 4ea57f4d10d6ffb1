"""Sound models: loading them, and making sound with them."""
