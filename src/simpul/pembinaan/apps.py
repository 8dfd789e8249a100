"""App registration of pembinaan."""

from django.apps import AppConfig


class PembinaanConfig(AppConfig):
    """Pembinaan."""

    name = "simpul.pembinaan"
    label = "pembinaan"
    default_auto_field = "django.db.models.BigAutoField"
