"""App registration of akses."""

from django.apps import AppConfig


class AksesConfig(AppConfig):
    """Akses."""

    name = "simpul.akses"
    label = "akses"
    default_auto_field = "django.db.models.BigAutoField"
