"""App registration of config, which owns the system checks."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Config."""

    name = "simpul.config"
    label = "config"
