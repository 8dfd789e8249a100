"""Addresses of periksa."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
