"""Addresses of contests and awards."""

from django.urls import URLPattern, path

from simpul.web.lomba.views import lomba, nilai, peserta, piagam

SATU = "<int:kab_id>/<uuid:lomba_id>/"
PESERTA = f"{SATU}peserta/<uuid:peserta_lomba_id>/"
BUKTI = f"{PESERTA}bukti/<uuid:bukti_lomba_id>/"

urlpatterns: list[URLPattern] = [
    path("", lomba.daftar),
    path("baru/", lomba.baru),
    path("masa-bakti/", piagam.bakti),
    path("masa-bakti/piagam/", piagam.bakti_piagam),
    path("masa-bakti/daftar.pdf", piagam.bakti_pdf),
    path("masa-bakti/daftar.xlsx", piagam.bakti_xlsx),
    path("piagam/<int:kab_id>/<uuid:piagam_id>.pdf", piagam.satu_pdf),
    path("piagam/<int:kab_id>/<uuid:piagam_id>/tarik/", piagam.tarik),
    path(SATU, lomba.rinci),
    path(f"{SATU}perubahan/", lomba.perubahan),
    path(f"{SATU}status/", lomba.status),
    path(f"{SATU}instrumen/<slug:fase>/", lomba.instrumen),
    path(f"{SATU}juri/", lomba.juri),
    path(f"{SATU}juri/<uuid:juri_id>/akhir/", lomba.juri_akhir),
    path(f"{SATU}nilai/", nilai.daftar),
    path(f"{SATU}nilai/<slug:fase>/<uuid:juri_id>/<uuid:peserta_lomba_id>/", nilai.lembar),
    path(f"{SATU}kunci/<slug:fase>/", nilai.kunci),
    path(f"{SATU}koreksi/<uuid:lembar_id>/", nilai.koreksi),
    path(f"{SATU}finalis/", nilai.finalis),
    path(f"{SATU}hasil/", nilai.hasil),
    path(f"{SATU}hasil.pdf", piagam.hasil_pdf),
    path(f"{SATU}piagam/", piagam.juara),
    path(f"{SATU}piagam.pdf", piagam.juara_pdf),
    path(f"{SATU}pertimbangan/", nilai.pertimbangan),
    path(f"{SATU}keberatan/<uuid:keberatan_id>/jawaban/", nilai.jawaban),
    path(f"{SATU}peserta/baru/", peserta.baru),
    path(PESERTA, peserta.rinci),
    path(f"{PESERTA}mundur/", peserta.mundur),
    path(f"{PESERTA}bukti/", peserta.bukti),
    path(BUKTI, peserta.berkas),
    path(f"{BUKTI}lepas/", peserta.lepas),
    path(f"{PESERTA}keberatan/", peserta.keberatan),
]
