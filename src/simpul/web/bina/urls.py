"""Addresses of coaching."""

from django.urls import URLPattern, path

from simpul.web.bina.views import buku_harian, daerah, kesiapan, kunjungan, temuan

HOME = "<int:kab_id>/<uuid:posyandu_id>/"
VISIT = "bina/<int:kab_id>/<uuid:bina_id>/"
TEMUAN = "bina/temuan/<int:kab_id>/<uuid:temuan_id>/"

urlpatterns: list[URLPattern] = [
    path("bina/", kunjungan.daftar),
    path("bina/baru/", kunjungan.pilih),
    path(f"bina/baru/{HOME}", kunjungan.baru_posyandu),
    path("bina/baru/tempat/<int:wilayah_id>/", kunjungan.baru_tempat),
    path("bina/perlu/", daerah.perlu),
    path(VISIT, kunjungan.rinci),
    path(f"{VISIT}hasil/", kunjungan.hasil),
    path(f"{VISIT}pembatalan/", kunjungan.pembatalan),
    path(f"{VISIT}lembar.pdf", kunjungan.lembar),
    path(TEMUAN, temuan.tutup),
    path(f"{TEMUAN}bukti/", temuan.bukti),
    path("kecamatan/", daerah.daftar),
    path("kecamatan/<int:wilayah_id>/", daerah.kecamatan),
    path("buku-harian/", buku_harian.daftar),
    path("buku-harian/<int:wilayah_id>/", buku_harian.buku),
    path("buku-harian/<int:kab_id>/<uuid:catatan_id>/", buku_harian.perbaikan),
    path("kesiapan/", kesiapan.daftar),
    path(f"kesiapan/{HOME}", kesiapan.rinci),
    path(f"kesiapan/{HOME}strata/", kesiapan.strata),
]
