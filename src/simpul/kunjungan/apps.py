"""App registration of kunjungan."""

from django.apps import AppConfig


class KunjunganConfig(AppConfig):
    """Kunjungan."""

    name = "simpul.kunjungan"
    label = "kunjungan"
    default_auto_field = "django.db.models.BigAutoField"
