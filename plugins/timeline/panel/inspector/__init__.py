"""What a clip is, field by field."""
