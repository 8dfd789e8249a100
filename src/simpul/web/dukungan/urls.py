"""Addresses of the support of a desa."""

from django.urls import path

from simpul.web.dukungan import views

urlpatterns = [
    path("", views.pangkal),
    path("<int:wilayah_id>/", views.satu),
    path("<int:wilayah_id>/sk/", views.sk),
    path("<int:wilayah_id>/anggaran/", views.anggaran),
    path("<int:wilayah_id>/anggaran/<uuid:anggaran_id>/coret/", views.coret),
    path("<int:kab_id>/<uuid:posyandu_id>/hadir/", views.hadir),
    path("<int:kab_id>/<uuid:posyandu_id>/nilai/", views.nilai),
    path("<int:kab_id>/<uuid:posyandu_id>/nilai/<str:tanggal>.pdf", views.poster),
]
