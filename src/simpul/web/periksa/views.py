"""W-09: is this report genuine? For anyone with the code on the paper; it tells no content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.kegiatan.queries import verify_sertifikat
from simpul.kernel.verification import CODE_LENGTH, group_code, ungroup_code
from simpul.laporan.queries import verify_kode
from simpul.lomba.queries import verify_piagam
from simpul.web.periksa.batas import limited


@require_GET
def pangkal(request: HttpRequest) -> HttpResponse:
    """The form; a typed code goes on to its own address."""
    kode = ungroup_code(request.GET.get("kode", ""))[:CODE_LENGTH]
    if kode:
        return redirect(f"/periksa/{group_code(kode)}/")
    return render(request, "periksa/pangkal.html")


@require_GET
@limited
def satu(request: HttpRequest, kode: str) -> HttpResponse:
    """Genuine, replaced, altered or not known."""
    found = verify_kode(kode)
    if found is None and verify_sertifikat(kode) is not None:
        return redirect(f"/periksa/sertifikat/{group_code(ungroup_code(kode))}/")
    if found is None and verify_piagam(kode) is not None:
        return redirect(f"/periksa/piagam/{group_code(ungroup_code(kode))}/")
    isi = {"kode": group_code(ungroup_code(kode)), "hasil": found, "keadaan": "tidak_dikenal"}
    if found is not None:
        isi["keadaan"] = "sah" if found.is_genuine and found.is_latest else "diganti" if found.is_genuine else "berubah"
    return render(request, "periksa/hasil.html", isi, status=200 if found else 404)
