"""Addresses of what a regency sets."""

from django.urls import path

from simpul.web.acuan import views
from simpul.web.acuan.angka import angka

urlpatterns = [
    path("", views.pangkal),
    path("<int:kab_id>/", views.satu),
    path("<int:kab_id>/layanan/", views.katalog),
    path("<int:kab_id>/angka/", angka),
    path("<int:kab_id>/tabel/", views.tabel),
]
