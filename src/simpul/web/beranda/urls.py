"""Addresses of beranda."""

from django.urls import path

from simpul.web.beranda import views

urlpatterns = [path("", views.beranda)]
