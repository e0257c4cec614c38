"""Addresses of what lets a case be discussed."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:id>/machtiging/", views.casus_machtiging, name="casus_machtiging"),
    path("casussen/<uuid:id>/machtiging/nieuw/", views.machtiging_nieuw, name="machtiging_nieuw"),
    path("machtigingen/<uuid:id>/beeindigen/", views.machtiging_beeindigen, name="machtiging_beeindigen"),
]
