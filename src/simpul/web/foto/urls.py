"""Addresses of foto."""

from django.urls import URLPattern, path, register_converter

from simpul.web.foto import views


class Sidik:
    """The SHA-256 of a photo in hexadecimal."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """As it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands in the address."""
        return value


register_converter(Sidik, "sidik")
urlpatterns: list[URLPattern] = [path("<int:kab_id>/<uuid:posyandu_id>/<sidik:sidik>/", views.foto)]
