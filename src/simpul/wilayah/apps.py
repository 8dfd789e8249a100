"""App registration of wilayah."""

from django.apps import AppConfig


class WilayahConfig(AppConfig):
    """Wilayah."""

    name = "simpul.wilayah"
    label = "wilayah"
    default_auto_field = "django.db.models.BigAutoField"
