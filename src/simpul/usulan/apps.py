"""App registration of usulan."""

from django.apps import AppConfig


class UsulanConfig(AppConfig):
    """Usulan."""

    name = "simpul.usulan"
    label = "usulan"
    default_auto_field = "django.db.models.BigAutoField"
