"""Tools, actions and menus of the film."""
