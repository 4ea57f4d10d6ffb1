"""Pictures in layers of other programs: OpenRaster both ways, and Photoshop documents both ways."""
