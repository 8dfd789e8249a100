"""Addresses of the joint action plan."""

from django.urls import path

from simpul.web.aksi import views

AKSI = "<int:kab_id>/<uuid:aksi_id>/"

urlpatterns = [
    path("", views.daftar),
    path("rencana-aksi.pdf", views.cetak),
    path("<int:wilayah_id>/baru/", views.baru),
    path(AKSI, views.satu),
    path(f"{AKSI}perubahan/", views.perubahan),
    path(f"{AKSI}laporan/", views.laporan),
    path(f"{AKSI}bukti/<str:sidik>/", views.bukti),
]
