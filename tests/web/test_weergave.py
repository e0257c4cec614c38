"""Theme and presentation mode: kept in cookies that hold nothing else, and never a way out to another site."""

from typing import Any

import pytest
from django.test import RequestFactory

from regiehuis.web.weergave.views import set_display


def post(data: dict[str, str], **headers: str) -> Any:
    return set_display(RequestFactory().post("/weergave/", data, headers=headers or None))


@pytest.mark.parametrize("thema", ["licht", "donker"])
def test_a_theme_is_kept_where_script_cannot_read_it(thema: str) -> None:
    response = post({"thema": thema, "terug": "/casussen/?thema=zorg"})
    assert (response.status_code, response["Location"]) == (302, "/casussen/?thema=zorg")
    cookie = response.cookies["thema"]
    assert cookie.value == thema and cookie["httponly"] and cookie["samesite"] == "Lax"


def test_following_the_machine_forgets_the_theme() -> None:
    assert post({"thema": "systeem"}).cookies["thema"].value == ""


def test_presentation_mode_goes_on_and_off() -> None:
    assert post({"presentatie": "aan"}).cookies["presentatie"].value == "aan"
    assert post({"presentatie": "uit"}).cookies["presentatie"].value == ""


@pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""])
def test_it_never_leads_to_another_site(target: str) -> None:
    assert post({"thema": "licht", "terug": target})["Location"] == "/"


def test_a_script_gets_no_new_page() -> None:
    assert post({"thema": "donker"}, X_Weergave="1").status_code == 204


def test_only_post() -> None:
    assert set_display(RequestFactory().get("/weergave/")).status_code == 405
