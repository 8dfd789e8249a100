"""Addresses of Tim Pembina."""

from django.urls import path

from simpul.web.tim import views

ANGGOTA = "<int:wilayah_id>/anggota/<uuid:anggota_id>/"

urlpatterns = [
    path("", views.daftar),
    path("<int:wilayah_id>/", views.satu),
    path("<int:wilayah_id>/anggota/baru/", views.anggota_baru),
    path(ANGGOTA, views.anggota),
    path(f"{ANGGOTA}akhir/", views.anggota_akhir),
    path("<int:wilayah_id>/sk/baru/", views.sk_baru),
    path("<int:wilayah_id>/sk/<uuid:sk_id>/berkas/", views.sk_berkas),
]
