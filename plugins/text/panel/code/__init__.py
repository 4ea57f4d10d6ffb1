"""Program code in a chapter: how it looks and is typed, completed, asked for and run."""
