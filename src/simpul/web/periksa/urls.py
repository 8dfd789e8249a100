"""Addresses of periksa."""

from django.urls import path

from simpul.web.periksa import piagam, sertifikat, views

urlpatterns = [
    path("", views.pangkal),
    path("sertifikat/<str:kode>/", sertifikat.satu),
    path("piagam/<str:kode>/", piagam.satu),
    path("<str:kode>/", views.satu),
]
