"""Addresses of meetings and the points of their agendas."""

from django.urls import path

from . import agenda, deelnemer, kalender, punten, toetsen, vaststellen, views

urlpatterns = [
    path("overleggen/", views.overleggen, name="overleggen"),
    path("overleggen/maand/", views.overleggen_maand, name="overleggen_maand"),
    path("overleggen/jaar/", kalender.jaarkalender, name="overleggen_jaar"),
    path("overleggen/jaar/plannen/", kalender.kalender_plannen, name="kalender_plannen"),
    path("overleggen/nieuw/", views.overleg_nieuw, name="overleg_nieuw"),
    path("overleggen/<uuid:id>/", views.overleg, name="overleg"),
    path("overleggen/<uuid:id>/agenda/", views.overleg_agenda, name="overleg_agenda"),
    path("overleggen/<uuid:id>/agenda/toevoegen/", views.overleg_toevoegen, name="overleg_toevoegen"),
    path("overleggen/<uuid:id>/agenda/spoed/", agenda.overleg_spoed, name="overleg_spoed"),
    path("overleggen/<uuid:id>/agenda/versturen/", agenda.overleg_versturen, name="overleg_versturen"),
    path("overleggen/<uuid:id>/beginnen/", views.overleg_beginnen, name="overleg_beginnen"),
    path("overleggen/<uuid:id>/afsluiten/", views.overleg_afsluiten, name="overleg_afsluiten"),
    path("overleggen/punten/<uuid:id>/", punten.agendapunt, name="agendapunt"),
    path("overleggen/punten/<uuid:id>/verplaatsen/", views.agendapunt_verplaatsen, name="agendapunt_verplaatsen"),
    path("overleggen/punten/<uuid:id>/doorschuiven/", agenda.agendapunt_doorschuiven, name="agendapunt_doorschuiven"),
    path("overleggen/punten/<uuid:id>/tijd/", agenda.agendapunt_tijd, name="agendapunt_tijd"),
    path("overleggen/punten/<uuid:id>/uitnodigen/", punten.agendapunt_uitnodigen, name="agendapunt_uitnodigen"),
    path("overleggen/punten/<uuid:id>/deelnemer/", deelnemer.agendapunt_deelnemer, name="agendapunt_deelnemer"),
    path("overleggen/punten/<uuid:id>/aanwezigheid/", punten.aanwezigheid, name="aanwezigheid"),
    path("overleggen/punten/<uuid:id>/aanwezigheid/allen/", toetsen.aanwezigheid_allen, name="aanwezigheid_allen"),
    path("overleggen/punten/<uuid:id>/ongedaan/", toetsen.agendapunt_ongedaan, name="agendapunt_ongedaan"),
    path("overleggen/punten/<uuid:id>/afspraak/", punten.agendapunt_afspraak, name="agendapunt_afspraak"),
    path("overleggen/punten/<uuid:id>/vastleggen/", punten.agendapunt_verslag, name="agendapunt_vastleggen"),
    path("overleggen/punten/<uuid:id>/inbreng/", punten.agendapunt_inbreng, name="agendapunt_inbreng"),
    path("overleggen/punten/<uuid:id>/bevestigen/", punten.inbreng_bevestigen, name="inbreng_bevestigen"),
    path("overleggen/punten/<uuid:id>/afsluiten/", punten.agendapunt_afsluiten, name="agendapunt_afsluiten"),
    path("overleggen/<uuid:id>/afspraken/", vaststellen.afspraken, name="overleg_afspraken"),
    path("overleggen/<uuid:id>/vaststellen/", vaststellen.overleg_vaststellen, name="overleg_vaststellen"),
    path("overleggen/punten/<uuid:id>/verbeteren/", vaststellen.agendapunt_corrigeren, name="agendapunt_corrigeren"),
    path("overleggen/punten/<uuid:id>/verslag/", views.verslag, name="agendapunt_verslag"),
    path("overleggen/punten/<uuid:id>/verslag.pdf", views.verslag_pdf, name="agendapunt_pdf"),
    path("casussen/<uuid:id>/overleggen/", views.casus_overleggen, name="casus_overleggen"),
]
