"""App registration of jurnal."""

from django.apps import AppConfig


class JurnalConfig(AppConfig):
    """Jurnal."""

    name = "simpul.jurnal"
    label = "jurnal"
    default_auto_field = "django.db.models.BigAutoField"
