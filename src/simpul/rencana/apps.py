"""App registration of rencana."""

from django.apps import AppConfig


class RencanaConfig(AppConfig):
    """Rencana."""

    name = "simpul.rencana"
    label = "rencana"
    default_auto_field = "django.db.models.BigAutoField"
