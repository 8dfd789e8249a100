"""Addresses of the registration."""

from django.urls import path

from simpul.web.registrasi import unduh, views

urlpatterns = [
    path("", views.daftar),
    path("langkah/", views.langkah_banyak),
    path("paket/", unduh.paket_banyak),
    path("tempat/<int:wilayah_id>/matriks.xlsx", unduh.matriks),
    path("<int:kab_id>/<uuid:posyandu_id>/", views.satu),
    path("<int:kab_id>/<uuid:posyandu_id>/langkah/", views.langkah),
    path("<int:kab_id>/<uuid:posyandu_id>/paket.zip", unduh.paket),
]
