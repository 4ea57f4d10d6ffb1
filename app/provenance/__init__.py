"""Provenance: Content Credentials, XMP and text chunks of pictures; written, read and checked."""

from app.provenance.credentials import StudioCredentials

__all__ = ["StudioCredentials"]
