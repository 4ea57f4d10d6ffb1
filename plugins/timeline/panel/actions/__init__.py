"""What can be done to a film by keys, menus and buttons."""
