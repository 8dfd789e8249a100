"""Addresses of sheets."""

from django.urls import path

from simpul.web.lembar import views

POSYANDU = "posyandu/<int:kab_id>/<uuid:posyandu_id>/"
urlpatterns = [
    path(POSYANDU, views.posyandu),
    path(f"{POSYANDU}lembar.pdf", views.posyandu_pdf),
    path("<int:wilayah_id>/", views.desa),
    path("<int:wilayah_id>/lembar.pdf", views.desa_pdf),
]
