"""Addresses and forms no page ever made: each gets a page, none an accident."""

import pytest
from django.urls import URLPattern

from factories.akun import DESA
from factories.balai import Balai
from factories.peramban import office
from simpul.akses.rules.words import Peran
from simpul.web.akses.urls import urlpatterns as akun
from simpul.web.foto.urls import urlpatterns as foto
from simpul.web.hp.urls import urlpatterns as hp
from simpul.web.kasus.urls import urlpatterns as kasus
from simpul.web.posyandu.urls import urlpatterns as posyandu
from simpul.web.usulan.urls import urlpatterns as usulan
from simpul.web.warga.urls import urlpatterns as warga

SITE: dict[str, list[URLPattern]] = {
    "akun": akun, "foto": foto, "hp": hp, "kasus": kasus, "posyandu": posyandu, "usulan": usulan, "warga": warga,
}  # fmt: skip
HUGE, NOWHERE = "9" * 30, "00000000-0000-7000-8000-000000000000"
FIELDS = ("cari", "setelah", "desa", "tempat", "jenis", "keadaan", "bidang", "mulai", "lembar", "posyandu", "tindakan")
TYPED = (
    "nama", "desa_id", "pola", "lat", "dibentuk_tahun", "tanggal", "nomor_registrasi", "jabatan", "mulai", "selesai",
    "alasan", "pesan", "opd", "keputusan", "tanggal_survei", "tahun_rencana", "hasil", "dipilih", "arah", "peran",
    "tempat", "kata_sandi", "nama_pengguna", "lama", "baru", "lanjut", "cari", "bidang", "berkas",
)  # fmt: skip


def paths() -> list[str]:
    found = []
    for start, patterns in SITE.items():
        for pattern in patterns:
            text = str(pattern.pattern).replace("<int:kab_id>", HUGE).replace("<sidik:sidik>", "0" * 64)
            while "<uuid:" in text:
                head, _, tail = text.partition("<uuid:")
                text = head + NOWHERE + tail.partition(">")[2]
            found.append(f"/{start}/{text}")
    return found


@pytest.mark.parametrize("kab", [HUGE, "338"])
def test_it_works(balai: Balai, kab: str) -> None:
    kades, pengelola = office(Peran.KEPALA_DESA, DESA), office(Peran.PENGELOLA, "62.10")
    assert len(paths()) > 35
    for path in (one.replace(HUGE, kab) for one in paths()):
        for client in (kades, pengelola):
            for odd in ("9" * 400, "é|:;\x00'<>"):
                shown = client.get(path, dict.fromkeys(FIELDS, odd))
                assert shown.status_code < 500, (path, odd)
                done = client.post(path, dict.fromkeys(TYPED, odd))
                assert done.status_code < 500, (path, odd)


def test_forms_of_real_things_refuse_oddly_typed_words(balai: Balai) -> None:
    kades = office(Peran.KEPALA_DESA, DESA)
    home = f"/posyandu/{balai.home}"
    paths = (
        *(f"{balai.path}{act}/" for act in ("pengembalian", "penerusan", "penutupan")),
        *(f"{home}{part}" for part in ("perubahan/", "kader/baru/", "pengurus/baru/")),
        *(f"{balai.profile}{part}" for part in ("nik/", "izin/")),
        f"/warga/{balai.home}",
        f"/warga/{balai.home}mirip/",
        f"/hp/{balai.home}{balai.hp.id}/pencabutan/",
    )
    for path in paths:
        for odd in ("\x00", "x" * 5_000, "2026-02-31"):
            assert kades.post(path, dict.fromkeys(TYPED, odd)).status_code < 500, (path, odd)
