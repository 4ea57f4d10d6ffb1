"""What a film looks like."""
