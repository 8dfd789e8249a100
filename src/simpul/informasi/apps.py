"""App registration of informasi."""

from django.apps import AppConfig


class InformasiConfig(AppConfig):
    """Informasi."""

    name = "simpul.informasi"
    label = "informasi"
    default_auto_field = "django.db.models.BigAutoField"
