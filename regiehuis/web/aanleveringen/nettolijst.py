"""Net lists: all of them, one with its people, a decision on one of them, the definitions, the document (B4)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions.signaal import start_signaal
from regiehuis.casussen.actions.signaaldelen import add_persoon
from regiehuis.casussen.queries.piket import piket_nu
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.personen.access import check_analist
from regiehuis.personen.actions import nettolijst as actions
from regiehuis.personen.queries import nettolijst as queries
from regiehuis.personen.queries import nettolijsten as lijsten_queries
from regiehuis.personen.rules.nettolijst import Kwartaal
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.documents import pdf_response
from regiehuis.web.plannen.blad import done
from regiehuis.web.request import asker_of, form_methods, page_number, posted
from regiehuis.web.signalen import steps
from regiehuis.web.signalen.forms import VeiligheidForm
from regiehuis.web.submit import ActieForm, key_of, show_version, submit
from regiehuis.web.verstrekkingen.forms import MeeForm, said

from .forms import NettobesluitForm, NettolijstForm
from .nettodocument import nettolijst_values


@form_methods
def nettolijsten(request: HttpRequest) -> HttpResponse:
    """All net lists, and the form that draws one up."""
    asker = asker_of(request)
    lijsten, bronnen = lijsten_queries.nettolijsten(asker), lijsten_queries.bronnen(asker)
    kwartalen = [(f"{k.jaar}-{k.kwartaal}", k.tekst) for k in lijsten_queries.kwartalen(asker)]
    form = NettolijstForm(posted(request), partners=bronnen, kwartalen=kwartalen)
    if form.is_bound and form.is_valid():
        jaar, kwartaal = map(int, form.cleaned_data["kwartaal"].split("-"))
        made = submit(
            form,
            actions.make_nettolijst,
            asker=asker,
            organisatie_id=uuid.UUID(form.cleaned_data["partner"]),
            kwartaal=Kwartaal(jaar, kwartaal),
            nieuw_id=form.nieuw_id,
        )
        if made is not None:
            done(request, _("De nettolijst is opgemaakt. Zij is een concept tot u haar vaststelt."))
            return redirect("nettolijst", made.id)
    context = {"lijsten": lijsten, "form": form if bronnen else None}
    return TemplateResponse(request, "aanleveringen/nettolijsten.html", context, status=422 if form.is_bound else 200)


@require_GET
def nettolijst_definities(request: HttpRequest) -> HttpResponse:
    """Each definition with its source and version."""
    check_analist(asker_of(request))
    return TemplateResponse(request, "aanleveringen/definities.html", {"definities": lijsten_queries.definities()})


@require_GET
def nettolijst(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One net list with the people of each group, or one group page by page; and the difference with the last one."""
    groep, pagina = request.GET.get("groep", ""), page_number(request)
    lijst = queries.nettolijst(asker_of(request), id, groep=groep, pagina=pagina)
    context = {"lijst": lijst, "kop": lijst.kop, "mee": MeeForm(), "groep": groep}
    return TemplateResponse(request, "aanleveringen/nettolijst.html", context)


@require_GET
def nettolijst_pdf(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The net list as an accessible PDF."""
    asker, mee = asker_of(request), said(request)
    lijst, bewijs = queries.nettolijst_document(
        asker, id, doel=mee.doel, grondslag=mee.grondslag, ontvanger=mee.ontvanger
    )
    naam = f"nettolijst-{lijst.kop.kwartaal.jaar}-{lijst.kop.kwartaal.kwartaal}"
    return pdf_response("nettolijst", nettolijst_values(lijst, asker), naam=naam, bewijs=bewijs)


@require_POST
def nettolijst_vaststellen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Fix it: nothing of it changes any more."""
    form = ActieForm(request.POST)
    form.is_valid()
    versie = form.cleaned_data.get("versie")
    if submit(form, actions.fix_nettolijst, asker=asker_of(request), lijst_id=id, versie=versie) is None:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
    else:
        done(request, _("De nettolijst is vastgesteld en verandert niet meer."))
    return redirect("nettolijst", id)


@form_methods
def nettolijstregel(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Somebody of a net list: why each definition fits or not, and the decision on him."""
    asker = asker_of(request)
    blad = queries.persoon(asker, id)
    form = NettobesluitForm(posted(request), initial={"versie": blad.regel.versie}, keuzes=blad.keuzes)
    if form.is_bound and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("besluit", "reden", "versie")}
        if submit(form, actions.decide_regel, asker=asker, regel_id=id, **words) is not None:
            done(request, _("Uw besluit is vastgelegd."))
            return redirect("nettolijst", blad.kop.id)
    show_version(form, blad.regel.versie)
    context = {"blad": blad, "regel": blad.regel, "form": form} | draft(request, form)
    return TemplateResponse(
        request, "aanleveringen/nettolijstregel.html", context, status=422 if form.is_bound else 200
    )


@form_methods
def nettolijst_signaal(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """A signal on somebody of a net list: the question of acute safety first, then with name and birth date in it.

    The signal is a draft of who makes it; nothing is sent by itself.
    """
    asker = asker_of(request)
    queries.persoon(asker, id, doel="signaal")
    form = VeiligheidForm(posted(request))
    if form.is_bound and form.is_valid():
        acuut, toelichting = form.cleaned_data["acuut"] == "ja", form.cleaned_data["acuut_toelichting"]
        made = submit(
            form, start_signaal, asker=asker, acuut=acuut, acuut_toelichting=toelichting, nieuw_id=form.nieuw_id
        )
        if made is not None:
            wie = queries.naamdelen(asker, id)
            gegevens = PersoonGegevens(
                wie.achternaam,
                wie.voornamen,
                wie.voorletters,
                wie.tussenvoegsel,
                geboortedatum=wie.geboortedatum,
            )
            add_persoon(asker=asker, signaal_id=made.id, gegevens=gegevens, nieuw_id=key_of(made.id))
            done(request, _("Het signaal is begonnen met de naam en de geboortedatum. Er is nog niets verstuurd."))
            return redirect("signaal_stap", id=made.id, stap="waarover")
    return steps.page(request, "veiligheid", signaal=None, form=form, piket=piket_nu(asker))
