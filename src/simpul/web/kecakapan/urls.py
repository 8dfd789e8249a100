"""Addresses of competence, and the page of an event that records it in bulk."""

from django.urls import URLPattern, path

from simpul.web.kecakapan import views

SATU = "kecakapan/<int:kab_id>/<uuid:posyandu_id>/"
KADER = f"{SATU}<uuid:kader_id>/"
urlpatterns: list[URLPattern] = [
    path("kecakapan/", views.daftar),
    path("kecakapan/undang/", views.undang),
    path(SATU, views.satu),
    path(KADER, views.kader),
    path(f"{KADER}catat/", views.catat),
    path(f"{KADER}tanda/", views.tanda),
    path(f"{KADER}batal/", views.batal),
    path("kegiatan/<int:kab_id>/<uuid:kegiatan_id>/kecakapan/", views.dari_kegiatan),
]
