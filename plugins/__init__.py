"""The plugins that come with the studio."""
