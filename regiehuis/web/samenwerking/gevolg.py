"""A change of who has access: its effect is shown first, then it is made."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from regiehuis.casussen.actions.bereik import Wijziging, carry_out, preview
from regiehuis.web.request import asker_of
from regiehuis.web.submit import ActieForm, sent_fields, submit

from .pagina import Formulierpagina, tab_page

TAB = "samenwerking_convenanten"


def change_page(
    request: HttpRequest,
    form: ActieForm,
    page: Formulierpagina,
    change: Callable[[], Wijziging],
    show: Callable[[], HttpResponse],
) -> HttpResponse:
    """Show a form; sent once, whom it would give and take what; confirmed, make the change and go back.

    `show` draws the form, also when something is wrong with it, and again when the user wants to change it after all.
    """
    if not form.is_bound or not form.is_valid() or "aanpassen" in request.POST:
        return show()
    asker, wijziging = asker_of(request), change()
    if "bevestigd" in request.POST:
        if submit(form, carry_out, asker=asker, wijziging=wijziging, nieuw_id=form.nieuw_id) is None:
            return show()
        messages.success(request, page.klaar)
        return redirect(page.terug)
    effect = submit(form, preview, asker=asker, wijziging=wijziging)
    if effect is None:
        return show()
    words = wijziging.omschrijving.splitlines()
    return tab_page(request, TAB, "gevolg", gevolg=effect, pagina=page, gestuurd=sent_fields(request), woorden=words)
