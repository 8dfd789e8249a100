"""App registration of laporan."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    """Laporan."""

    name = "simpul.laporan"
    label = "laporan"
    default_auto_field = "django.db.models.BigAutoField"
