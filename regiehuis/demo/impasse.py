"""The story of a man whom every institution refuses, each with its own ground, until one takes the lead.

After the second case of workshop 5 of the congress on municipal direction (Tilburg), with an invented name and no more
personal detail than the chain needs.
"""

AANLEIDING = (
    "Ernstige overlast en schulden; er ligt een rechterlijk bevel tot ontruiming en hij dreigt dan zijn woning "
    "in brand te steken. Elke organisatie verwijst naar een andere."
)
AL_GEDAAN = "Bewind aangevraagd, opvang gezocht, onderzoek laten doen. Iedere poging liep vast op een weigering."
DOEL = "Eén organisatie neemt de regie, zodat wonen, behandeling en toezicht in één plan komen."
ACUUT = "Kondigt brandstichting aan op de dag van de ontruiming."

# who refuses the lead, with which ground
WEIGERINGEN: tuple[tuple[str, str], ...] = (
    ("schuldhulp", "De bewindvoerder is bij de rechtbank bedreigd en neemt het bewind niet op zich."),
    (
        "nachtopvang",
        "Wat hij bij de intake over zichzelf vertelde maakt dat hij hier onveilig is; hij wordt niet toegelaten.",
    ),
    ("crisisopvang", "In de opvang verblijven gezinnen met kinderen; plaatsing is uitgesloten."),
    ("kliniek", "Heeft tijdens een eerdere opname medewerkers bedreigd; geen tweede opname."),
    ("zijlicht", "Is weggestuurd na bedreiging van een begeleider en een incident met pillen."),
    ("ggz", "Er is volgens de psychiater geen behandelbare stoornis."),
    ("crisisdienst", "Hij is niet in crisis; hij wil op deze manier huisvesting afdwingen."),
    (
        "verslavingsreclassering",
        "Toezicht is er, maar hoofdbehandelaar is de reclassering niet; dat hoort bij de zorg.",
    ),
)
# who wrote which diagnosis: they contradict each other
DIAGNOSES: tuple[tuple[str, str], ...] = (
    ("verslavingsreclassering", "Persoonlijkheidsonderzoek: borderline, met verslaving (dubbele diagnose)."),
    ("verslavingszorg", "Volgens ons niet-aangeboren hersenletsel; dan ligt behandeling bij de GGZ."),
    ("ggz", "Volgens de psychiater geen stoornis maar een syndroom waarvoor geen behandeling bestaat."),
)
# why two carers speak without consent
AFWEGING = {
    "feiten": "Hij slaapt buiten, drinkt en bedreigde vorige week buren. Toestemming vragen lukt niet.",
    "alternatieven": "Anoniem bespreken kan niet: iedereen kent hem. Alleen het risico noemen zegt te weinig.",
    "collega": "K. Aardema, geneesheer-directeur",
}
# what staff must know before they go there, who may know who told it, and what he says himself
WAARSCHUWING = "Heeft medewerkers bedreigd en met brand gedreigd. Ga nooit alleen naar binnen; bel vooraf de wijkagent."
MELDER = "De dreiging met brand is gemeld door zijn onderbuurman. Hij is bang en wil onbekend blijven."
MELDER_LEZERS = ("Verslavingsreclassering",)
EIGEN_VISIE = "Zegt zelf: geef mij een plek waar niemand mij wegstuurt, dan werk ik mee aan behandeling."
VRAAG = "Wie neemt de regie? Wij vragen u één zorgorganisatie aan te wijzen of uw bevoegdheid in te zetten."
FEITEN = (
    "Acht organisaties hebben de regie geweigerd, elk met een eigen grond. De diagnoses spreken elkaar tegen. "
    "De ontruiming is op handen en er is gedreigd met brand. De tafel gaat niet uiteen voordat iemand de regie neemt."
)
ANTWOORD = (
    "Verslavingszorg neemt de regie. Neemt zij die niet, dan zet ik mijn bevoegdheid in. "
    "Ik wil over twee weken horen hoe het staat."
)
AANVAARDING = "verslavingszorg"
DOELEN = (
    ("Huisvesting", "Heeft een plek die niet eindigt bij een incident", "Drie maanden dezelfde plek"),
    ("Verslaving", "Is in behandeling bij één hoofdbehandelaar", "Acht weken op elke afspraak verschenen"),
)
AFSPRAKEN: tuple[tuple[str, str], ...] = (
    ("verslavingszorg", "Hoofdbehandelaar aanwijzen en behandelplan maken"),
    ("verslavingsreclassering", "Toezicht afstemmen op het behandelplan"),
    ("schuldhulp", "Nieuwe bewindvoerder zoeken, met veiligheidsafspraken"),
    ("wonen", "Ontruiming opschorten tot het behandelplan er ligt"),
)
# who hands an agreement over, and to whom
OVERDRACHT = ("schuldhulp", "zijlicht")
TERUGKOPPELING = "Hoofdbehandelaar is aangewezen. Het eerste gesprek heeft plaatsgevonden en hij is verschenen."
