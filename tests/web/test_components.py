"""Each component by its markup: what a screen reader, a keyboard and a form need of it."""

import datetime
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from regiehuis.web import parts
from regiehuis.web.formfields import DatumField, Deeldatum, DeeldatumField, MomentField


def render(source: str, **context: Any) -> str:
    """The HTML of a template text with components in it, white space folded."""
    template = engines["django"].from_string(CottonCompiler().process(source))
    return re.sub(r"\s+", " ", template.render(context, RequestFactory().get("/casussen/?thema=zorg")))


class Signaalform(forms.Form):
    wat = forms.CharField(label="Wat is er?", help_text="Eén zin.", widget=forms.Textarea)
    soort = forms.ChoiceField(label="Soort", choices=[("p", "Persoon"), ("h", "Huishouden")])
    acuut = forms.ChoiceField(label="Acuut?", choices=[("j", "Ja"), ("n", "Nee")], widget=forms.RadioSelect)
    zorgen = forms.MultipleChoiceField(
        label="Zorgen", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple, required=False
    )
    weet = forms.BooleanField(label="Weet ervan", required=False)
    geboren = DeeldatumField(label="Geboortedatum", required=False)
    wanneer = MomentField(label="Wanneer", required=False)
    uiterlijk = DatumField(label="Uiterlijk", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=3)


def test_a_field_has_label_help_and_no_red_before_it_is_sent() -> None:
    html = render('<c-veld :veld="form.wat" rijen="4" />', form=Signaalform())
    assert '<label class="ams-label" for="id_wat">Wat is er?' in html
    assert 'id="id_wat_hulp">Eén zin.' in html
    assert 'aria-describedby="id_wat_hulp"' in html
    assert 'aria-required="true"' in html and 'rows="4"' in html
    assert " required" not in html and "aria-invalid" not in html and "niet verplicht" not in html


def test_a_wrong_field_names_its_error_before_its_help() -> None:
    html = render('<c-veld :veld="form.wat" />', form=Signaalform({}))
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_wat_fout id_wat_hulp"' in html
    assert 'id="id_wat_fout"' in html and "Dit veld is verplicht." in html


def test_an_optional_field_says_so() -> None:
    assert "(niet verplicht)" in render('<c-veld :veld="form.uiterlijk" />', form=Signaalform())


@pytest.mark.parametrize(("field", "boxes"), [("acuut", 2), ("zorgen", 2), ("geboren", 3), ("wanneer", 2)])
def test_groups_are_fieldsets_with_a_label_at_each_box(field: str, boxes: int) -> None:
    html = render('<c-veld :veld="veld" />', veld=Signaalform()[field])
    assert "<fieldset" in html and "<legend" in html
    ids = re.findall(r'<input[^>]* id="([^"]+)"', html)
    assert len(ids) == boxes
    assert all(f'<label for="{box}">' in html for box in ids)


def test_a_check_box_keeps_its_label_behind_it() -> None:
    html = render('<c-veld :veld="form.weet" />', form=Signaalform())
    assert html.index('type="checkbox"') < html.index('<label for="id_weet">')


def test_a_select_stands_in_its_wrapper() -> None:
    assert 'class="rh-select"><select name="soort"' in render('<c-veld :veld="form.soort" />', form=Signaalform())


def test_typed_values_come_back() -> None:
    form = Signaalform({"geboren_dag": "31", "geboren_maand": "2", "geboren_jaar": "1990", "uiterlijk": "gisteren"})
    html = render('<c-veld :veld="form.geboren" /><c-veld :veld="form.uiterlijk" />', form=form)
    assert all(f'value="{value}"' in html for value in ("31", "2", "1990", "gisteren"))
    assert "Deze dag bestaat niet." in html and "17-11-2026" in html


def test_a_form_is_sent_once_by_post_with_its_token_hidden_fields_and_summary() -> None:
    html = render(
        '<c-formulier :form="form" actie="/signalen/" concept="/concepten/1/"><c-slot name="acties">'
        "<c-knop>Versturen</c-knop></c-slot></c-formulier>",
        form=Signaalform({}),
    )
    assert '<form method="post" action="/signalen/"' in html and "novalidate" in html
    assert "csrfmiddlewaretoken" in html and 'name="versie"' in html
    assert "data-eenmalig" in html and 'data-concept-url="/concepten/1/"' in html
    assert 'role="alert" tabindex="-1" data-fouten' in html
    assert '<a href="#id_wat">Vul in: Wat is er?</a>' in html
    assert '<a href="#id_acuut_0">' in html
    assert '<button type="submit"' in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert "data-fouten" not in render('<c-formulier :form="form"></c-formulier>', form=Signaalform())


def test_what_the_page_calls_the_same_does_not_leak_into_a_component() -> None:
    html = render('<c-kop titel="Casussen" />', tabs="LEK", meta="LEK", acties="LEK", badges="LEK")
    assert "LEK" not in html and "<h1>Casussen</h1>" in html


def test_text_is_escaped_everywhere() -> None:
    bad = "<script>1</script>"
    html = render(
        '<c-kop titel="{{ bad }}" sub="{{ bad }}" /><c-melding titel="{{ bad }}">{{ bad }}</c-melding>'
        '{% pil "over" bad %}<c-tijdlijn :gebeurtenissen="lijst" /><c-score waarde="2" leefgebied="{{ bad }}" />',
        bad=bad,
        lijst=[parts.Gebeurtenis(datetime.date(2026, 11, 17), bad, bad)],
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 8


def test_a_button_is_a_link_when_it_leads_somewhere() -> None:
    assert '<a href="/x/" class="ams-button ams-button--primary"' in render('<c-knop href="/x/">Ga</c-knop>')
    html = render('<c-knop soort="gevaar" name="stap" value="weg">Weg</c-knop>')
    assert 'name="stap"' in html and 'value="weg"' in html and "rh-gevaar" in html


def test_tabs_say_where_the_user_is() -> None:
    tabs = [parts.Tab("Overzicht", "/a/", None, True), parts.Tab("Personen", "/b/", 0)]
    html = render('<c-tabs label="Onderdelen" :tabs="tabs" />', tabs=tabs)
    assert 'aria-label="Onderdelen"' in html
    assert '<a class="ams-tab-navigation__link" href="/a/" aria-current="page">' in html
    assert html.count("aria-current") == 1 and '<span class="rh-telling">0</span>' in html


def test_a_table_has_caption_and_header() -> None:
    html = render('<c-tabel titel="Afspraken"><c-slot name="kop"><th scope="col">Wat</th></c-slot><tr></tr></c-tabel>')
    assert "<caption" in html and "Afspraken</caption>" in html and '<th scope="col">Wat</th>' in html


def test_a_status_is_never_colour_alone() -> None:
    html = render('{% pil "over" "3 dagen over tijd" %}')
    assert "3 dagen over tijd" in html and "#alert-triangle" in html


def test_an_alert_by_our_word_and_by_the_level_of_a_message() -> None:
    assert "ams-alert--warning" in render('<c-melding soort="waarschuwing">Let op</c-melding>')
    message = Message(25, "Opgeslagen")
    assert "ams-alert--success" in render('<c-melding soort="{{ m.tags }}">{{ m }}</c-melding>', m=message)


def test_a_chart_has_a_text_and_a_table_and_fills_for_paper() -> None:
    bars = [parts.Staaf("okt", 0), parts.Staaf("nov", 5, nadruk=True)]
    html = render('<c-staafjes titel="Signalen" :staven="staven" eenheid="signalen" />', staven=bars)
    assert 'aria-label="Signalen: okt 0, nov 5 signalen"' in html
    assert 'fill="#00607a"' in html and 'height="1"' in html
    assert '<th scope="row">nov</th><td class="rh-getal">5</td>' in html
    assert "style=" not in html


def test_an_empty_chart_is_drawn() -> None:
    assert "<svg" in render('<c-staafjes titel="Niets" :staven="staven" />', staven=[])


def test_a_score_says_its_number_and_word() -> None:
    html = render('<c-score waarde="3" leefgebied="Wonen" vorige="2" />')
    assert "<b>3</b> van 5, matig" in html and "was 2" in html
    assert html.count('class="vol"') == 3
    assert "nog niet gescoord" in render('<c-score waarde="" leefgebied="Wonen" />')


def test_a_board_moves_by_a_form() -> None:
    card = parts.Bordkaart("/c/1/", "2026-0001", "Zorg", verplaats_url="/c/1/fase/", verplaats_naar=(("plan", "Plan"),))
    columns = [parts.Kolom("Triage", [card]), parts.Kolom("Plan", []), parts.Kolom("Nazorg", [card], totaal=14)]
    html = render('<c-bord :kolommen="kolommen" />', kolommen=columns)
    assert re.findall(r'rh-telling">(\d+)<', html) == ["1", "0", "14"]
    assert 'action="/c/1/fase/"' in html and '<option value="plan">Plan</option>' in html
    assert "csrfmiddlewaretoken" in html and "Geen casussen in deze fase." in html


def test_paging_keeps_the_filters_and_leaves_gaps() -> None:
    html = render('<c-paginering pagina="5" paginas="11" />')
    assert 'href="?thema=zorg&amp;pagina=5" aria-current="page"' in html
    assert html.count("…") == 2
    assert "<nav" not in render('<c-paginering pagina="1" paginas="1" />')
    assert 'rel="next"' in render('<c-paginering volgende="?na=x" />')


def test_the_steps_of_a_guided_form() -> None:
    html = render('<c-stappen :stappen="stappen" huidig="2" />', stappen=["Wie", "Wat", "Klaar"])
    assert html.count('aria-current="step"') == 1 and "Stap 2 van 3" in html


def test_a_filter_bar_asks_by_get_and_swaps_the_list_only() -> None:
    html = render('<c-filterbalk :form="form" doel="lijst" />', form=Signaalform())
    assert '<form method="get"' in html and 'hx-select="#lijst"' in html and 'hx-push-url="true"' in html
    assert "csrf" not in html


def test_a_dialog_has_a_name_and_a_way_out() -> None:
    html = render('<c-dialoog id="weg" titel="Intrekken?">Zeker?</c-dialoog>')
    assert 'aria-labelledby="weg-titel"' in html and "data-sluit" in html and "data-open" not in html
    assert "data-open" in render('<c-dialoog id="weg" titel="Intrekken?" :open="True">Zeker?</c-dialoog>')


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ d|datum }}", "17 november 2026"),
        ("{{ d|datum_kort }}", "17 nov"),
        ("{{ m|weekdag }}", "dinsdag 17 november 2026"),
        ("{{ m|tijd }}", "10.05 uur"),
        ("{{ m|tijdstip }}", "17 november 2026, 10.05 uur"),
        ("{{ d|over_tijd:m }}", "0"),
        ("{{ eerder|over_tijd:m }}", "7"),
        ("{{ niets|datum }}", ""),
        ("{{ niets|ja_nee }}", "niet bekend"),
        ("{{ niets|of_leeg:'geen' }}", "geen"),
    ],
)
def test_dutch_dates_and_words(source: str, expected: str) -> None:
    moment = datetime.datetime(2026, 11, 17, 9, 5, tzinfo=datetime.UTC)
    day = datetime.date(2026, 11, 17)
    assert render(source, d=day, m=moment, eerder=day - datetime.timedelta(7), niets=None) == expected


@pytest.mark.parametrize(
    ("dag", "maand", "jaar", "expected"),
    [
        ("", "", "1987", Deeldatum(1987)),
        ("", "4", "1987", Deeldatum(1987, 4)),
        ("29", "2", "1988", Deeldatum(1988, 2, 29)),
        ("", "", "", None),
        ("3", "", "1987", "maand"),
        ("3", "4", "", "jaar"),
        ("29", "2", "1987", "bestaat niet"),
        ("x", "2", "1987", "cijfers"),
        ("1", "1", "87", "vier cijfers"),
    ],
)
def test_a_date_partly_known(dag: str, maand: str, jaar: str, expected: object) -> None:
    field = DeeldatumField(required=False)
    if not isinstance(expected, str):
        assert field.clean([dag, maand, jaar]) == expected
        return
    with pytest.raises(forms.ValidationError, match=expected):
        field.clean([dag, maand, jaar])


@pytest.mark.parametrize("typed", ["17-11-2026", "17/11/2026", "17.11.2026", "17 11 2026", "17112026", "2026-11-17"])
def test_a_date_as_people_write_it(typed: str) -> None:
    assert DatumField().clean(typed) == datetime.date(2026, 11, 17)


@pytest.mark.parametrize("typed", ["31-02-2026", "morgen", "17-11-0026"])
def test_a_date_that_cannot_be_meant(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        DatumField().clean(typed)


def test_a_moment_is_local_time() -> None:
    assert MomentField().clean(["17-11-2026", "14.30"]).isoformat() == "2026-11-17T14:30:00+01:00"


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_no_context(name: str) -> None:
    html = engines["django"].get_template(name).render({})
    assert "<h1>" in html and 'href="/"' in html


def test_the_menu_follows_the_functies_and_marks_one_page() -> None:
    request = RequestFactory().get("/")
    request.asker = SimpleNamespace(naam="M. Bakker", functies=frozenset({"liaison"}))  # type: ignore[attr-defined]
    html = engines["django"].get_template("basis.html").render({}, request)
    assert "M. Bakker" in html and "Liaison" in html
    assert "htmx-config" in html and "X-CSRFToken" in html and 'lang="nl"' in html
    assert html.count('<main id="inhoud"') == 1


def test_a_pill_says_what_somebody_wrote_as_text() -> None:
    html = render("{% pil soort tekst %}", soort="over", tekst='<script>"')
    assert "rh-pil--over" in html and "&lt;script&gt;&quot;" in html and "<script>" not in html
