"""Is this certificate or charter genuine? For anyone with its code; a person's name is told by its initials only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from simpul.kegiatan.queries import SertifikatInfo, verify_sertifikat
from simpul.kegiatan.rules.sertifikat import initials
from simpul.kernel.verification import group_code, ungroup_code
from simpul.lomba.queries import PiagamInfo, verify_piagam
from simpul.web.periksa.batas import limited


@require_GET
@limited
def sertifikat(request: HttpRequest, kode: str) -> HttpResponse:
    """A certificate: genuine, withdrawn, altered or not known."""
    return _answer(request, kode, verify_sertifikat(kode), "periksa/sertifikat.html")


@require_GET
@limited
def piagam(request: HttpRequest, kode: str) -> HttpResponse:
    """A charter, likewise."""
    return _answer(request, kode, verify_piagam(kode), "periksa/piagam.html")


def _answer(request: HttpRequest, kode: str, found: SertifikatInfo | PiagamInfo | None, template: str) -> HttpResponse:
    isi = {"kode": group_code(ungroup_code(kode)), "hasil": found, "keadaan": "tidak_dikenal"}
    if found is not None:
        isi["keadaan"] = "berubah" if not found.utuh else "ditarik" if found.ditarik_at else "sah"
        isi["inisial"] = initials(found.nama)
    return render(request, template, isi, status=200 if found else 404)
