"""Addresses of papers."""

from django.urls import path

from simpul.web.surat import views

urlpatterns = [
    path("", views.daftar),
    path("baru/<int:wilayah_id>/", views.baru),
    path("<int:kab_id>/<uuid:surat_id>/", views.satu),
    path("<int:kab_id>/<uuid:surat_id>/pengganti/", views.pengganti),
    path("<int:kab_id>/<uuid:surat_id>/berkas/", views.berkas),
]
