"""Storage: the project file, the asset store, journal and recovery, history and settings."""

from app.storage.assets import FolderAssets
from app.storage.folders import Folders
from app.storage.history import HistoryDatabase
from app.storage.projects import ProjectFiles
from app.storage.queue_journal import QueueJournal
from app.storage.settings import JsonSettings

__all__ = ["FolderAssets", "Folders", "HistoryDatabase", "JsonSettings", "ProjectFiles", "QueueJournal"]
