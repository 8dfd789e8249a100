"""Activation sheets as they are printed: one page of paper for each kader."""

from collections.abc import Sequence

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.flows.enrolment import EnrolmentSheet
from simpul.posyandu.queries import PosyanduInfo
from simpul.wilayah.queries import full_label


def sheets_page(request: HttpRequest, home: PosyanduInfo, sheets: Sequence[EnrolmentSheet]) -> HttpResponse:
    """Codes that are readable on this page alone, each with its QR code."""
    lembar = [(one, segno.make(one.tautan, error="m").svg_data_uri(scale=6, border=2)) for one in sheets]
    return render(
        request, "posyandu/lembar.html", {"home": home, "desa": full_label(home.wilayah_id), "lembar": lembar}
    )
