"""Storage: the project file, the asset store, journal and recovery, history and settings."""

from app.storage.assets import FolderAssets
from app.storage.failures import needs_safe_mode
from app.storage.folders import Folders
from app.storage.history import HistoryDatabase
from app.storage.presence import Presence
from app.storage.projects import ProjectFiles
from app.storage.queue_journal import QueueJournal
from app.storage.settings import JsonSettings
from app.storage.space import StoreSpace

__all__ = [
    "FolderAssets",
    "Folders",
    "HistoryDatabase",
    "JsonSettings",
    "Presence",
    "ProjectFiles",
    "QueueJournal",
    "StoreSpace",
    "needs_safe_mode",
]
