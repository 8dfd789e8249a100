"""Addresses of the health of the server."""

from django.urls import path

from simpul.web.server import views

urlpatterns = [path("server/", views.server), path("sehat/", views.sehat)]
