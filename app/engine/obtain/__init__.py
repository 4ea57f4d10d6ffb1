"""Obtaining models: found on the disk, fetched from a hub, or taken out of a wheel."""
