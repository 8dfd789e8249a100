"""App registration of lomba."""

from django.apps import AppConfig


class LombaConfig(AppConfig):
    """Lomba."""

    name = "simpul.lomba"
    label = "lomba"
    default_auto_field = "django.db.models.BigAutoField"
