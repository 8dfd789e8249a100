"""Addresses of usulan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
