"""Addresses of akses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
