"""Addresses of the scanner; they come before those of an event, which they stand beside."""

from django.urls import URLPattern, path

from simpul.web.pindai import views

SATU = "<int:kab_id>/<uuid:kegiatan_id>/"
urlpatterns: list[URLPattern] = [
    path("pindai/pekerja.js", views.pekerja),
    path(f"pindai/{SATU}", views.pindai),
    path(f"pindai/{SATU}daftar/", views.daftar),
    path(f"pindai/{SATU}kirim/", views.kirim),
    path(f"{SATU}hadir/catatan/", views.catatan),
    path(f"{SATU}tanda-peserta.pdf", views.tanda_peserta),
]
