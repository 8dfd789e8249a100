"""Addresses of posyandu."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
