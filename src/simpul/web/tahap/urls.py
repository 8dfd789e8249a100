"""Addresses of the way to six fields."""

from django.urls import path

from simpul.web.tahap import views

urlpatterns = [path("", views.daftar), path("penetapan/", views.penetapan)]
