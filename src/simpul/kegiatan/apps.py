"""App registration of kegiatan."""

from django.apps import AppConfig


class KegiatanConfig(AppConfig):
    """Kegiatan."""

    name = "simpul.kegiatan"
    label = "kegiatan"
    default_auto_field = "django.db.models.BigAutoField"
