"""Addresses of hp."""

from django.urls import URLPattern, path

from simpul.web.hp import views

urlpatterns: list[URLPattern] = [
    path("", views.daftar),
    path("<int:kab_id>/<uuid:posyandu_id>/<uuid:hp_id>/pencabutan/", views.pencabutan),
    path("<int:kab_id>/<uuid:posyandu_id>/tertahan/", views.tertahan),
]
