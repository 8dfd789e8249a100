"""How a public page leaves: the same for everyone, so that any cache may keep it, and without a trace of who reads."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from simpul.wilayah.queries import ATTRIBUTION, ATTRIBUTION_URL

MINUTES_KEPT = 5
NOT_FOUND = 404
CLOSED = (
    "Halaman Posyandu di kabupaten ini belum dibuka untuk umum. "
    "Tanyakan jadwal kepada kader, atau ke kantor desa atau kelurahan."
)
UNKNOWN = "Alamat ini tidak dikenal. Cari desa atau kelurahan lewat namanya."


def public_page(template: str, context: Mapping[str, Any], *, indexed: bool = False, status: int = 200) -> HttpResponse:
    """A page made without the request: no session, no cookie, no token. `indexed` only without personal data."""
    shown = {"atribusi_wilayah": ATTRIBUTION, "atribusi_alamat": ATTRIBUTION_URL, "terindeks": indexed, **context}
    response = HttpResponse(render_to_string(f"publik/{template}.html", shown), status=status)
    response["Cache-Control"] = f"public, max-age={60 * MINUTES_KEPT}"
    if not indexed:
        response["X-Robots-Tag"] = "noindex"
    return response


def not_there(sentence: str = UNKNOWN) -> HttpResponse:
    """Nothing is shown here, with the way to the search."""
    return public_page("tidak_ada", {"kalimat": sentence}, status=NOT_FOUND)
