"""Addresses of plans."""

from django.urls import path

from simpul.web.rencana.views import baris, insentif, matriks, tempat

HOME = "posyandu/<int:kab_id>/<uuid:posyandu_id>/"
LINE = "<int:kab_id>/<uuid:rencana_id>/"
PAID = "insentif/<int:kab_id>/<uuid:posyandu_id>/<str:bulan>/"
urlpatterns = [
    path("", baris.daftar),
    path("usulan/", baris.usulan),
    path("usulan/<int:kab_id>/<uuid:usulan_id>/", baris.usulkan),
    path("matriks/", matriks.daftar),
    path("matriks/<int:kab_id>/baru/", matriks.baru),
    path("matriks/<int:kab_id>/impor/", matriks.impor),
    path("matriks/<int:kab_id>/<uuid:program_id>/", matriks.perubahan),
    path("insentif/", insentif.daftar),
    path(PAID, insentif.bulan),
    path(f"{PAID}rencana/", insentif.rencana),
    path(f"{PAID}pembayaran/", insentif.pembayaran),
    path(f"{PAID}daftar-hadir.pdf", insentif.daftar_hadir),
    path(HOME, tempat.posyandu),
    path(f"{HOME}baru/", baris.baru_posyandu),
    path(f"{HOME}kalender/", tempat.kalender_posyandu),
    path(f"{HOME}jumlah/", tempat.jumlah_posyandu),
    path(f"{HOME}rencana.pdf", tempat.pdf_posyandu),
    path("<int:wilayah_id>/", tempat.tempat),
    path("<int:wilayah_id>/baru/", baris.baru_desa),
    path("<int:wilayah_id>/layar/", tempat.layar),
    path("<int:wilayah_id>/kalender/", tempat.kalender),
    path("<int:wilayah_id>/jumlah/", tempat.jumlah),
    path("<int:wilayah_id>/rencana.pdf", tempat.pdf),
    path(LINE, baris.rinci),
    path(f"{LINE}perubahan/", baris.perubahan),
    path(f"{LINE}putusan/", baris.putusan),
    path(f"{LINE}langkah/", baris.langkah),
    path(f"{LINE}realisasi/", baris.realisasi),
    path(f"{LINE}bukti/<str:sidik>/", baris.bukti),
]
