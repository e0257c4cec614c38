"""The areas of the screens; each area keeps its own addresses."""

from django.urls import include, path

AREAS = (
    "aanmelden",
    "profiel",
    "werkvoorraad",
    "signalen",
    "triage",
    "casussen",
    "machtigingen",
    "resultaten",
    "fiches",
    "toestemmingen",
    "huisbezoeken",
    "rondetafels",
    "alarmen",
    "noodtoegang",
    "overleggen",
    "agenda",
    "plannen",
    "afspraken",
    "opschalingen",
    "afsluitingen",
    "samenwerking",
    "bewaren",
    "logboek",
    "verstrekkingen",
    "toezicht",
    "datalekken",
    "verzoeken",
    "aanleveringen",
    "concepten",
    "weergave",
)

urlpatterns = [path("", include(f"regiehuis.web.{area}.urls")) for area in AREAS]
