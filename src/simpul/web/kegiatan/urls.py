"""Addresses of kegiatan."""

from django.urls import URLPattern, path

from simpul.web.kegiatan.views import acara, hadir, lanjut, orang

SATU = "<int:kab_id>/<uuid:kegiatan_id>/"
LANJUT = f"{SATU}tindak-lanjut/<uuid:posyandu_id>/"

urlpatterns: list[URLPattern] = [
    path("", acara.daftar),
    path("kalender/", acara.kalender),
    path("baru/", acara.baru),
    path(SATU, acara.rinci),
    path(f"{SATU}perubahan/", acara.perubahan),
    path(f"{SATU}status/", acara.status),
    path(f"{SATU}berkas/", acara.berkas),
    path(f"{SATU}berkas/<uuid:berkas_id>/lepas/", acara.berkas_hapus),
    path(f"{SATU}lampiran/<str:sidik_foto>/", acara.lampiran),
    path(f"{SATU}peserta/", orang.peserta),
    path(f"{SATU}peserta/daftar/", orang.daftar),
    path(f"{SATU}peserta/tempel/", orang.tempel),
    path(f"{SATU}peserta/keluar/", orang.keluar),
    path(f"{SATU}peserta/<uuid:peserta_id>/", orang.satu),
    path(f"{SATU}undangan/", orang.undangan),
    path(f"{SATU}undangan/surat/", orang.surat),
    path(f"{SATU}undangan.pdf", orang.undangan_pdf),
    path(f"{SATU}undangan.zip", orang.undangan_zip),
    path(f"{SATU}hadir/", hadir.hadir),
    path(f"{SATU}hadir/catat/", hadir.catat),
    path(f"{SATU}hadir/tamu/", hadir.tamu),
    path(f"{SATU}hadir/batal/", hadir.batal),
    path(f"{SATU}tindak-lanjut/", lanjut.tindak_lanjut),
    path(f"{LANJUT}rencana/", lanjut.rencana),
    path(f"{LANJUT}bukti/", lanjut.bukti),
    path(f"{SATU}evaluasi/", lanjut.evaluasi),
    path(f"{SATU}evaluasi/pertanyaan/", lanjut.pertanyaan),
    path(f"{SATU}laporan.pdf", lanjut.laporan_pdf),
]
