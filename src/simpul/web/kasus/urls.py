"""Addresses of kasus."""

from django.urls import URLPattern, path

from simpul.web.kasus import views

urlpatterns: list[URLPattern] = [
    path("", views.daftar),
    path("<int:kab_id>/<uuid:kasus_id>/pembukaan/", views.pembukaan),
    path("<int:kab_id>/<uuid:kasus_id>/penanganan/", views.penanganan),
]
