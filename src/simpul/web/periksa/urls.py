"""Addresses of periksa."""

from django.urls import path

from simpul.web.periksa import terbitan, views

urlpatterns = [
    path("", views.pangkal),
    path("sertifikat/<str:kode>/", terbitan.sertifikat),
    path("piagam/<str:kode>/", terbitan.piagam),
    path("<str:kode>/", views.satu),
]
