"""Exchange: films from files and to files."""
