"""Addresses of monthly reports."""

from django.urls import path

from simpul.web.laporan import bidang, views

ONE = "<int:kab_id>/<uuid:posyandu_id>/<str:bulan>/"
urlpatterns = [
    path("", views.daftar),
    path(ONE, views.satu),
    path(f"{ONE}persetujuan/", views.persetujuan),
    path(f"{ONE}pengembalian/", views.pengembalian),
    path(f"{ONE}bidang/<slug:bidang>/pemeriksaan/", bidang.pemeriksaan),
    path(f"{ONE}bidang/<slug:bidang>/pencabutan/", bidang.pencabutan),
    path(f"{ONE}<uuid:laporan_id>.pdf", views.pdf),
]
