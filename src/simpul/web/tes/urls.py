"""Addresses of tests; the one without an account carries the code of its link."""

from django.urls import URLPattern, path

from simpul.web.tes import views

SATU = "<int:kab_id>/<uuid:kegiatan_id>/tes/"
urlpatterns: list[URLPattern] = [
    path("tes/<int:kab_id>/<slug:kode>/", views.jawab),
    path(SATU, views.tes),
    path(f"{SATU}soal/", views.soal),
    path(f"{SATU}soal.pdf", views.lembar_pdf),
    path(f"{SATU}buka/", views.buka),
    path(f"{SATU}<slug:tahap>/lembar/", views.lembar),
]
