"""Addresses of periksa."""

from django.urls import path

from simpul.web.periksa import views

urlpatterns = [path("", views.pangkal), path("<str:kode>/", views.satu)]
