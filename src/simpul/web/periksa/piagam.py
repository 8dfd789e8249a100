"""Is this charter genuine? For anyone with its code; a person's name is told by its initials only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from simpul.akses import services as akses
from simpul.akses.services import Laju
from simpul.kegiatan.rules.sertifikat import group_kode, initials, ungroup_kode
from simpul.kernel.errors import SimpulError
from simpul.lomba.queries import verify_piagam
from simpul.web.actor import address_of


@require_GET
def satu(request: HttpRequest, kode: str) -> HttpResponse:
    """Genuine, withdrawn, altered or not known; limited per address so that codes cannot be tried out."""
    try:
        akses.spend(Laju.VERIFIKASI, f"alamat:{address_of(request)}")
    except SimpulError as error:
        response = render(request, "periksa/pangkal.html", {"galat": str(error)}, status=429)
        response["Retry-After"] = str(error.params.get("detik", 60))
        return response
    found = verify_piagam(kode)
    isi = {"kode": group_kode(ungroup_kode(kode)), "hasil": found, "keadaan": "tidak_dikenal"}
    if found is not None:
        isi["keadaan"] = "berubah" if not found.utuh else "ditarik" if found.ditarik_at else "sah"
        isi["nama"] = initials(found.nama)
    return render(request, "periksa/piagam.html", isi, status=200 if found else 404)
