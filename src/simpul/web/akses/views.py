"""Signing in and out."""

from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from simpul.akses.services import JenisAkun, fold_login
from simpul.kernel.errors import SimpulError
from simpul.web.akses.langkah import closed
from simpul.web.akses.pintu import begin
from simpul.web.asked import asked

LONGEST_LOGIN, LONGEST_PASSWORD = 60, 200


@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """O-01: login name and password of an office account; what else is owed follows."""
    lanjut = request.POST.get("lanjut") or request.GET.get("next") or "/"
    if not lanjut.startswith("/") or not url_has_allowed_host_and_scheme(lanjut, allowed_hosts={request.get_host()}):
        lanjut = "/"
    if request.method == "GET":
        return render(request, "akses/masuk.html", {"lanjut": lanjut})
    # Folding may make a name longer, so it is cut after it too.
    nama = fold_login(asked(request.POST, "nama_pengguna", LONGEST_LOGIN))[:LONGEST_LOGIN]
    akun = authenticate(request, nama_pengguna=nama, password=request.POST.get("kata_sandi", "")[:LONGEST_PASSWORD])
    if akun is None or akun.jenis != JenisAkun.KANTOR:
        return render(request, "akses/masuk.html", {"lanjut": lanjut, "nama": nama, "salah": True}, status=401)
    try:
        return begin(request, akun.pk, lanjut)
    except SimpulError as error:
        return closed(request, error)


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    return redirect("/masuk/")


def locked_out(request: HttpRequest, _: HttpResponse | None = None, *__: object, **___: object) -> HttpResponse:
    """Too many wrong passwords for this name from this address."""
    return render(request, "akses/masuk.html", {"terkunci": True, "lanjut": "/"}, status=429)
