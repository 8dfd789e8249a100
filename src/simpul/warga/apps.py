"""App registration of warga."""

from django.apps import AppConfig


class WargaConfig(AppConfig):
    """Warga."""

    name = "simpul.warga"
    label = "warga"
    default_auto_field = "django.db.models.BigAutoField"
