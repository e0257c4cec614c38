"""The words of the chain: values that are stored, with the Dutch text shown for them."""

CASUSSOORTEN = [
    ("persoon", "Persoon"),
    ("huishouden", "Huishouden"),
    ("groep", "Groep"),
    ("gebied", "Gebied"),
]
FASEN = [
    ("analyse", "Analyse"),
    ("plan", "Plan van aanpak"),
    ("uitvoering", "Uitvoering"),
    ("nazorg", "Nazorg"),
    ("afgesloten", "Afgesloten"),
]
# Which phase may follow which; a reopened case goes back to analysis.
FASEOVERGANGEN = {
    "analyse": ("plan", "nazorg"),
    "plan": ("analyse", "uitvoering", "nazorg"),
    "uitvoering": ("plan", "nazorg"),
    "nazorg": ("afgesloten", "analyse"),
    "afgesloten": ("analyse",),
}
# What happens to a household when one of its members gets another home.
VERHUIZINGEN = [
    ("verhuist", "Het hele huishouden verhuist"),
    ("verlaat", "Alleen deze persoon, die dan niet meer bij het huishouden hoort"),
]
SIGNAALSTATUSSEN = [
    ("concept", "Concept"),
    ("onvolledig", "Onvolledig"),
    ("volledig", "Volledig, op triage"),
    ("besloten", "Besloten"),
    ("ingetrokken", "Ingetrokken"),
]
TRIAGEBESLUITEN = [
    ("aannemen", "Aannemen"),
    ("doorverwijzen", "Doorverwijzen"),
    ("adviseren", "Adviseren"),
    ("afwijzen", "Afwijzen"),
]
WACHTREDENEN = [
    ("geen_plek", "Het overleg heeft nu geen plek"),
    ("partner", "Een partner die erbij moet zijn, kan nu niet"),
    ("informatie", "Er moet eerst nog iets worden uitgezocht"),
    ("anders", "Andere reden"),
]
WACHTSTATUSSEN = [("wacht", "Wacht op een plek"), ("geopend", "Casus geopend"), ("vervallen", "Van de lijst gehaald")]
INFORMEERGRONDEN = [
    ("lopend_onderzoek", "Lopend onderzoek"),
    ("veiligheid", "Veiligheid van betrokkenen of professionals"),
    ("anders", "Andere grond"),
]
PERSOONSROLLEN = [
    ("verdachte", "Verdachte"),
    ("dader", "Dader (veroordeeld)"),
    ("slachtoffer", "Slachtoffer"),
    ("getuige", "Getuige of derde"),
    ("gezinslid", "Gezinslid"),
]
DEELNAMEROLLEN = [
    ("procesregisseur", "Procesregisseur"),
    ("lid", "Lid"),
    ("agendadeelnemer", "Deelnemer aan een agendapunt"),
]
INFORMATIESOORTEN = [
    ("feit", "Feit"),
    ("oordeel", "Professioneel oordeel"),
    ("eigen_visie", "Eigen visie van de persoon"),
    ("waarschuwing", "Veiligheidswaarschuwing voor medewerkers"),
    ("melder", "Beschermde melder"),
]
# What a secretary may type for a speaker; a warning and a protected reporter come from their source itself (R17).
SPREEKBAAR = INFORMATIESOORTEN[:3]
OVERLEGSTATUSSEN = [("gepland", "Gepland"), ("bezig", "Bezig"), ("afgesloten", "Afgesloten")]
AANWEZIGHEDEN = [
    ("uitgenodigd", "Uitgenodigd"),
    ("aanwezig", "Aanwezig"),
    ("afwezig", "Afwezig"),
    ("vertrokken", "Eerder weg"),
]
DOELSTATUSSEN = [
    ("open", "Loopt"),
    ("bereikt", "Bereikt"),
    ("deels", "Deels bereikt"),
    ("niet", "Niet bereikt"),
    ("vervallen", "Vervallen"),
]
PLANSTATUSSEN = [("concept", "Concept"), ("actief", "Actief"), ("afgesloten", "Afgesloten")]
AFSPRAAKSTATUSSEN = [
    ("aangeboden", "Aangeboden"),
    ("aanvaard", "Aanvaard"),
    ("geweigerd", "Geweigerd"),
    ("gereed", "Gereed"),
    ("vervallen", "Vervallen"),
]
RESULTATEN = [("gedaan", "Gedaan"), ("deels", "Deels gedaan"), ("niet", "Niet gelukt")]
AANBODSTATUSSEN = [
    ("aangeboden", "Aangeboden"),
    ("aanvaard", "Aanvaard"),
    ("geweigerd", "Geweigerd"),
    ("ingetrokken", "Ingetrokken"),
]
OPSCHALINGSTATUSSEN = [
    ("voorgelegd", "Voorgelegd"),
    ("aanvaard", "Aanvaard, antwoord volgt"),
    ("geweigerd", "Niet aanvaard"),
    ("beantwoord", "Beantwoord"),
    ("ingetrokken", "Ingetrokken"),
]
