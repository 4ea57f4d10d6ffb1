"""Sound models: real classes at tiny configurations, saved and loaded through the real path."""
