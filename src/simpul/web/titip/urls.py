"""Addresses of titip."""

from django.urls import URLPattern, path

from simpul.web.titip import views

urlpatterns: list[URLPattern] = [path("", views.titip)]
