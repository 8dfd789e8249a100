"""Where a family taps a face: no name, no sign-in, no script."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from simpul.flows import dukungan as flows
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.rules.dukungan import NILAI_NAMES, check_nilai
from simpul.web.actor import address_of
from simpul.wilayah.queries import full_label

NOT_FOUND, TOO_MANY, UNPROCESSABLE = 404, 429, 422
DAY_SECONDS = 24 * 3600
OFTEN = "akses.terlalu_sering"
STATES = {Galat.NILAI_TIDAK_ADA: NOT_FOUND, OFTEN: TOO_MANY}


@require_http_methods(["GET", "POST"])
def nilai(request: HttpRequest, kode: str) -> HttpResponse:
    """Three faces; one tap is counted and thanked for, once a day from one phone."""
    context: dict[str, Any] = {"wajah": [(one.value, word) for one, word in NILAI_NAMES.items()]}
    try:
        row, home = flows.rating_of(kode)
        mark = f"nilai_{row.kode}"
        context |= {"home": home, "tempat": full_label(home.wilayah_id), "tanggal": row.tanggal}
        if request.COOKIES.get(mark) == clock.today(home.zona_waktu).isoformat():
            return _page(request, context | {"sudah": True})
        check_nilai(row.tanggal, clock.today(home.zona_waktu))
        if request.method == "GET":
            return _page(request, context)
        flows.tap_nilai(kode, request.POST.get("nilai", ""), address=address_of(request))
    except SimpulError as error:
        return _refused(request, context, error)
    answer = _page(request, context | {"terima_kasih": True})
    today = clock.today(home.zona_waktu).isoformat()
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(mark, today, max_age=DAY_SECONDS, httponly=True, secure=secure, samesite="Lax")
    return answer


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "dukungan/nilai.html", context, status=status)


def _refused(request: HttpRequest, context: dict[str, Any], error: SimpulError) -> HttpResponse:
    if error.code != OFTEN and not error.code.startswith("pembinaan.nilai"):
        raise error
    context |= {"galat": str(error), "tutup": error.code != Galat.NILAI_PILIHAN}
    answer = _page(request, context, STATES.get(error.code, UNPROCESSABLE))
    if error.code == OFTEN:
        answer["Retry-After"] = str(error.params.get("detik", 60))
    return answer
