"""How the parameters of a clip change over its time."""
