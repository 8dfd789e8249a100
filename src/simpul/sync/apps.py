"""App registration of sync."""

from django.apps import AppConfig


class SyncConfig(AppConfig):
    """Sync."""

    name = "simpul.sync"
    label = "sync"
