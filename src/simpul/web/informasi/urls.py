"""Addresses of public information in the office."""

from django.urls import path

from simpul.web.informasi import tampil, views

KABAR = "<int:kab_id>/<uuid:kabar_id>/"
POSYANDU = "posyandu/<int:kab_id>/<uuid:posyandu_id>/"
urlpatterns = [
    path("", views.daftar),
    path("baru/", views.tempat),
    path("baru/tempat/<int:wilayah_id>/", views.baru_di_tempat),
    path(f"baru/{POSYANDU}", views.baru_di_posyandu),
    path("posyandu/", tampil.daftar),
    path(POSYANDU, tampil.posyandu),
    path(f"{POSYANDU}poster.pdf", tampil.poster),
    path(f"{POSYANDU}foto/", tampil.foto),
    path(f"{POSYANDU}telepon/<uuid:pengurus_id>/", tampil.telepon),
    path("kabupaten/<int:kab_id>/", tampil.kabupaten),
    path(KABAR, views.satu),
    path(f"{KABAR}perubahan/", views.perubahan),
    path(f"{KABAR}penerbitan/", views.penerbitan),
    path(f"{KABAR}penarikan/", views.penarikan),
    path(f"{KABAR}foto/", views.foto),
]
