"""Addresses and forms no page ever made: each gets a page, none an accident."""

import html
import re
from collections import Counter

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import URLPattern, path

from factories.akun import DESA
from factories.balai import Balai
from factories.peramban import office
from simpul.akses.rules.words import Peran
from simpul.laporan.models import LaporanBulanan
from simpul.web.akses import views as akses
from simpul.web.akses.urls import urlpatterns as akun
from simpul.web.angka.urls import urlpatterns as angka
from simpul.web.foto.urls import urlpatterns as foto
from simpul.web.hp.urls import urlpatterns as hp
from simpul.web.kasus.urls import urlpatterns as kasus
from simpul.web.laporan.urls import urlpatterns as laporan
from simpul.web.periksa.urls import urlpatterns as periksa
from simpul.web.posyandu.urls import urlpatterns as posyandu
from simpul.web.usulan.urls import urlpatterns as usulan
from simpul.web.warga.urls import urlpatterns as warga

SITE: dict[str, list[URLPattern]] = {
    "masuk": [path("", akses.masuk)], "akun": akun, "angka": angka, "foto": foto, "hp": hp, "kasus": kasus,
    "laporan": laporan, "periksa": periksa, "posyandu": posyandu, "usulan": usulan, "warga": warga,
}  # fmt: skip
DIGITS = "9" * 5_000  # more than Python reads as a number
HUGE, NOWHERE = "9" * 30, "00000000-0000-7000-8000-000000000000"
WORDS = {"int": HUGE, "uuid": NOWHERE, "sidik": "0" * 64, "slug": "x" * 300}
PUBLIC = ("/masuk/", "/periksa/")
STRANGE = ("2026-99", "%00", "%C3%A9%27%3C" + "9" * 400)
FIELDS = (
    "cari", "setelah", "desa", "tempat", "jenis", "keadaan", "bidang", "mulai", "lembar", "posyandu", "tindakan",
    "cari_posyandu", "bulan", "indikator", "hal", "kode", "next", "usulan", "kunjungan",
)  # fmt: skip
TYPED = (
    "nama", "desa_id", "pola", "lat", "dibentuk_tahun", "tanggal", "nomor_registrasi", "jabatan", "mulai", "selesai",
    "alasan", "pesan", "opd", "keputusan", "tanggal_survei", "tahun_rencana", "hasil", "dipilih", "arah", "peran",
    "tempat", "kata_sandi", "nama_pengguna", "lama", "baru", "lanjut", "cari", "bidang", "berkas", "akun_id", "aktif",
    "setuju", "jenis",
)  # fmt: skip
LINK = re.compile(r'<a [^>]*href="(/[^"#]*)"')
FORM = re.compile(
    r'<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>(.*?)</form>|<form[^>]*method="post"()>(.*?)</form>', re.DOTALL
)
NAME = re.compile(r'<(?:input|select|textarea|button)[^>]* name="([^"]+)"')


def paths() -> list[str]:
    """Every address with ids of nothing; one that takes any text once for each strange text."""
    found = []
    for start, patterns in SITE.items():
        for pattern in patterns:
            text = re.sub(r"<(int|uuid|sidik|slug):\w+>", lambda kind: WORDS[kind[1]], str(pattern.pattern))
            found += {f"/{start}/{re.sub('<str:[a-z]+>', odd, text)}" for odd in STRANGE}
    return sorted(found)


@pytest.mark.parametrize("kab", [HUGE, "338"])
def test_it_works(balai: Balai, kab: str) -> None:
    kades, pengelola = office(Peran.KEPALA_DESA, DESA), office(Peran.PENGELOLA, "62.10")
    assert len(paths()) > 60
    for address in (one.replace(HUGE, kab) for one in paths()):
        for client in (Client(),) if address.startswith(PUBLIC) else (kades, pengelola):
            for odd in ("9" * 400, DIGITS, "é|:;\x00'<>"):
                shown = client.get(address, dict.fromkeys(FIELDS, odd))
                assert shown.status_code < 500, (address, odd)
                done = client.post(address, dict.fromkeys(TYPED, odd))
                assert done.status_code < 500, (address, odd)


@pytest.mark.parametrize(
    "odd", ["\x00", "a" * 400, "ﷺ" * 60, "é|:;'<>\n", "\ud800".encode("utf-8", "replace").decode()]
)
def test_a_name_that_cannot_be_one_signs_nobody_in(db: None, odd: str) -> None:
    """Each wrong try is written down, so its name must fit the column, also when folding makes it longer."""
    for name in (odd, f"joko{odd}"):
        answer = Client().post("/masuk/", {"nama_pengguna": name, "kata_sandi": odd, "lanjut": odd, odd: odd})
        assert answer.status_code == 401
    assert AccessAttempt.objects.exists()


def test_forms_of_real_things_refuse_oddly_typed_words(balai: Balai) -> None:
    kades = office(Peran.KEPALA_DESA, DESA)
    home = f"/posyandu/{balai.home}"
    forms = (
        *(f"{balai.path}{act}/" for act in ("pengembalian", "penerusan", "penutupan")),
        *(f"{home}{part}" for part in ("perubahan/", "kader/baru/", "pengurus/baru/")),
        *(f"{balai.profile}{part}" for part in ("nik/", "izin/")),
        f"/warga/{balai.home}",
        f"/warga/{balai.home}mirip/",
        f"/hp/{balai.home}{balai.hp.id}/pencabutan/",
    )
    for address in forms:
        for odd in ("\x00", "x" * 5_000, "2026-02-31"):
            assert kades.post(address, dict.fromkeys(TYPED, odd)).status_code < 500, (address, odd)


def forms_within(client: Client) -> dict[str, set[str]]:
    """The forms of the pages that links lead to, two of each kind, with the names of their fields; none signs out."""
    kinds, waiting, found = Counter[str](), ["/"], dict[str, set[str]]()
    while waiting:
        address = html.unescape(waiting.pop(0))
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+", "#", address.partition("?")[0])
        kinds[kind] += 1
        answer = client.get(address, follow=True) if kinds[kind] <= 2 else None
        if answer is None or answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        page = answer.content.decode()
        for action, inside, _, other in FORM.findall(page):
            found.setdefault(html.unescape(action) or address, set()).update(NAME.findall(inside or other))
        waiting += sorted(set(LINK.findall(page)))
    return {action: names - {"csrfmiddlewaretoken"} for action, names in found.items() if "keluar" not in action}


@pytest.mark.parametrize(("peran", "kode"), [(Peran.KEPALA_DESA, DESA), (Peran.PENGELOLA, "62.10")])
def test_every_form_that_a_page_shows_takes_odd_texts(balai: Balai, peran: Peran, kode: str) -> None:
    client = office(peran, kode)
    forms = forms_within(client)
    assert len(forms) > 5, sorted(forms)
    for action, names in forms.items():
        for odd in ("\x00", f"a\x00b{'c' * 5_000}", DIGITS, "2026-02-31", "ﷺ" * 600):
            answer = client.post(action, dict.fromkeys(names, odd))
            assert answer.status_code < 500, (action, odd)


def test_a_message_is_kept_on_one_line_of_at_most_500_letters(balai: Balai) -> None:
    kades = office(Peran.KEPALA_DESA, DESA)
    address = f"/laporan/{balai.home}2026-11/pengembalian/"
    assert kades.post(address, {"pesan": "\x00"}).status_code == 422
    assert kades.post(address, {"pesan": f"Tinggi\x00 Citra\nbelum {'x' * 5_000}"}).status_code == 302
    [kept] = LaporanBulanan.objects.values_list("pesan", flat=True)
    assert kept.startswith("Tinggi Citra belum xxx")
    assert len(kept) == 500
