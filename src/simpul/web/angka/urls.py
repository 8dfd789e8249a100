"""Addresses of figures."""

from django.urls import path

from simpul.web.angka import views

urlpatterns = [
    path("", views.pangkal),
    path("<int:wilayah_id>/", views.tempat),
    path("posyandu/<int:kab_id>/<uuid:posyandu_id>/", views.satu_posyandu),
    path("posyandu/<int:kab_id>/<uuid:posyandu_id>/perlu-bidan/", views.perlu_bidan),
    path("posyandu/<int:kab_id>/<uuid:posyandu_id>/bidang/<slug:bidang>/", views.satu_bidang),
]
