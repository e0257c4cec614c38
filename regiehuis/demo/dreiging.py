"""The story of a household that threatens whoever comes near, until the questions go to ministers.

After the first case of workshop 5 of the congress on municipal direction (Tilburg), with invented names and no more
personal detail than the chain needs. The people are in `gezin`.
"""

WAARSCHUWING = (
    "Bedreigt medewerkers thuis en op kantoor, ook buiten werktijd. Ga nooit alleen; alleen op afspraak, "
    "met de wijkagent erbij."
)
ANALYSE = "Dreigingsanalyse: de dreiging is reëel, ook tegen familie buiten het huis. Niemand durft aangifte te doen."
# who steps back from the lead, with which ground
TERUGGETREDEN: tuple[tuple[str, str], ...] = (
    (
        "zijlicht",
        "Wij begeleiden veel moeilijke gezinnen; dit gezin niet langer. Begeleiders zijn te vaak bedreigd.",
    ),
    (
        "jeugdbescherming",
        "De kinderen zijn verzorgd en gaan naar school; voor toezicht is geen grond.",
    ),
)
# whose membership ends, and why
VERTREKT = ("kinderbescherming", "De maatregel is opgeheven door de rechter; wij hebben hier geen taak meer.")
VRAAG = "Zet u uw bevoegdheid in, en legt u de gaten in de wet voor aan wie daarover gaat?"
FEITEN = (
    "Een huishouden van vijftien personen. Wie aangifte doet, kan niet anoniem blijven; daarom doet niemand het. "
    "Begeleiding en jeugdbescherming zijn met reden teruggetreden. Eén persoon is gevlucht en is nergens veilig."
)
ANTWOORD = "Ik waarschuw de huurder schriftelijk. Leg de gaten in de wet namens mij voor aan de ministers."
# to whom, and what is asked
BRIEVEN: tuple[tuple[str, str], ...] = (
    (
        "Minister van Justitie en Veiligheid",
        "Maak anoniem aangifte doen mogelijk als de aangever gevaar loopt.",
    ),
    ("Minister van Asiel en Migratie", "Wanneer kan een verblijfsrecht worden ingetrokken na herhaald ernstig geweld?"),
    ("Minister voor Jeugd", "Wat kan jeugdbescherming doen als er zonder aangifte geen grond is voor een maatregel?"),
)
BRIEF_FEITEN = (
    "Een huishouden dat hulpverleners en buren bedreigt. De partners van het veiligheidshuis hebben hun middelen "
    "gebruikt; wat nu nodig is, staat de wet niet toe."
)
