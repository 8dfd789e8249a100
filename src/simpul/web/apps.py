"""App registration of web."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Web."""

    name = "simpul.web"
    label = "web"
