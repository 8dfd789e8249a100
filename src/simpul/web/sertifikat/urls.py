"""Addresses of certificates, below those of an event."""

from django.urls import URLPattern, path

from simpul.web.sertifikat import views

SATU = "<int:kab_id>/<uuid:kegiatan_id>/sertifikat/"
urlpatterns: list[URLPattern] = [
    path(SATU, views.sertifikat),
    path(f"{SATU}setelan/", views.setelan),
    path(f"{SATU}terbit/", views.terbit),
    path(f"{SATU}<uuid:sertifikat_id>/tarik/", views.tarik),
    path(f"{SATU}<uuid:sertifikat_id>.pdf", views.satu_pdf),
    path(f"{SATU}bagian/<int:bagian>.pdf", views.bagian_pdf),
    path(f"{SATU}semua.zip", views.semua_zip),
]
