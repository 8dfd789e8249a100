"""App registration of posyandu."""

from django.apps import AppConfig


class PosyanduConfig(AppConfig):
    """Posyandu."""

    name = "simpul.posyandu"
    label = "posyandu"
    default_auto_field = "django.db.models.BigAutoField"
