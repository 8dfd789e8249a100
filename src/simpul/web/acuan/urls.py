"""Addresses of what a regency sets."""

from django.urls import path

from simpul.web.acuan import views

urlpatterns = [path("", views.pangkal), path("<int:kab_id>/", views.satu)]
