"""Mutants that no ask of the proof can tell, by name, each with why, and what shows it instead.

Kinds: another policy of the same command says the same and more, so that taking this one away changes nothing; or the
policy keeps an own row from being tied to something else that is known too, which no rule of seeing speaks of.
"""

_SHADOWED = "the restrictive policy beside it asks this and more, and is seen to hold"
_TIED = "ties a row of the own case to a part of that same case; no rule of seeing"
_HOUSE = "ties a row of the own house to something of that same house; "

BEKEND: dict[str, str] = {
    **{
        f"policy {name}": _SHADOWED
        for name in (
            "casussen_bezoeker.insert_web",
            "casussen_casuspersoon.insert_web",
            "casussen_casuspersoon.update_web",
            "casussen_regieaanbod.insert_web",
            "casussen_regieaanbod.update_web",
            "convenanten_convenantthema.update_web",
            "personen_adres.insert_web",
            "personen_huishoudlid.insert_web",
            "personen_relatie.insert_web",
        )
    },
    **{
        f"policy {tabel}.bij_bezoek": f"{_TIED}; tests/casussen/test_huisbezoek.py shows it for the action"
        for tabel in ("casussen_afspraak", "casussen_informatie", "casussen_toestemming")
    },
    "policy casussen_agendapunt.vaststellen": "who approves what he may change; tests/casussen/test_vergadering.py",
    **{
        f"policy convenanten_{tabel}.eigen_convenant_{command}": f"{_HOUSE}tests/convenanten/test_actions.py"
        for tabel in ("autorisatieregel", "convenantthema", "ondertekening")
        for command in ("insert", "update")
    },
    **{
        f"policy samenwerking_{tabel}.eigen_huis_{command}": f"{_HOUSE}tests/samenwerking shows it for the action"
        for tabel, command in (
            ("melding", "insert"),
            ("overlegdeelnemer", "insert"),
            ("overlegdeelnemer", "update"),
            ("piketdienst", "insert"),
            ("piketdienst", "update"),
        )
    },
}
