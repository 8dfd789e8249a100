"""Public addresses; every one of them stands in PUBLIC of tests/access/tabel.py."""

from django.urls import path

from simpul.web.publik import kabar, views

urlpatterns = [
    path("desa/", views.mulai),
    path("desa/<str:kode>/", views.desa),
    path("desa/<str:kode>/jadwal/", views.jadwal),
    path("desa/<str:kode>/<str:kunci>/", views.posyandu),
    path("kabar/<int:kab_id>/<uuid:kabar_id>/", kabar.kabar),
    path("kabar/<int:kab_id>/<uuid:kabar_id>/foto/", kabar.foto),
    path("kabar/tempat/<int:kab_id>/<uuid:posyandu_id>/foto/", kabar.foto_tempat),
    path("kabar/kegiatan/<int:kab_id>/<uuid:kegiatan_id>/", kabar.kegiatan),
]
