"""Pages that a browser with htmx fetches in part; without it the same address gives the whole page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def wants_part(request: HttpRequest) -> bool:
    """Whether only the part that changes is asked for; going back in the browser asks for the whole page."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.history_restore_request


def page_or_part(request: HttpRequest, page: str, part: str, context: Mapping[str, Any]) -> HttpResponse:
    """The page, or the template that it includes for the part; a cache must not take one for the other."""
    response = render(request, part if wants_part(request) else page, dict(context))
    patch_vary_headers(response, ("HX-Request",))
    return response
