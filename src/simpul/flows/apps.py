"""App registration of flows."""

from django.apps import AppConfig


class FlowsConfig(AppConfig):
    """Flows."""

    name = "simpul.flows"
    label = "flows"
