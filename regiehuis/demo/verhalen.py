"""Thirty invented cases: who, why, how far along. Texts are short, invented and carry no more than the chain needs."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Sjabloon:
    """What cases of one theme have in common: reason, wish, who sits at the table, goals and agreements."""

    thema: str
    overlegvorm: str
    voorzitter: str
    categorie: str
    # of what the source knows
    leefgebied: str
    bron: str
    partners: tuple[str, ...]
    aanleidingen: tuple[str, ...]
    doel: str
    # life area, goal, "when are we satisfied?"
    doelen: tuple[tuple[str, str, str], ...]
    # who, what
    afspraken: tuple[tuple[str, str], ...]


VEELPLEGERS = Sjabloon(
    thema="Veelplegers",
    overlegvorm="Casusoverleg veelplegers",
    voorzitter="procesregisseur",
    categorie="Politie",
    leefgebied="Justitie",
    bron="politie",
    partners=("politie", "om", "reclassering", "schuldhulp", "verslavingszorg"),
    aanleidingen=(
        "Zes winkeldiefstallen in drie maanden; straffen volgen elkaar op zonder dat iets verandert.",
        "Komt over acht weken vrij. Er is geen woning, geen inkomen en geen begeleiding geregeld.",
        "Fietsendiefstal en inbraak in schuren; middelengebruik en oplopende schulden.",
        "Wordt elke week aangehouden in het stationsgebied en is aan geen enkele hulp gebonden.",
    ),
    doel="Eén plan waarin straf, behandeling en bestaanszekerheid op elkaar aansluiten.",
    doelen=(
        ("Huisvesting", "Woont op een vaste plek", "Drie maanden op hetzelfde adres zonder klachten"),
        ("Financiën", "Schulden zijn in beeld en in een regeling", "Regeling getekend en drie maanden nagekomen"),
        ("Verslaving", "Is in behandeling", "Twaalf weken op elke afspraak verschenen"),
    ),
    afspraken=(
        ("reclassering", "Toezicht starten en het toezichtplan in de casus bespreken"),
        ("schuldhulp", "Intake schuldhulp plannen en de schuldenlijst opvragen"),
        ("verslavingszorg", "Intakegesprek binnen drie weken aanbieden"),
        ("politie", "Wekelijks contactmoment door de wijkagent en terugkoppelen"),
    ),
)
HUISELIJK_GEWELD = Sjabloon(
    thema="Huiselijk geweld",
    overlegvorm="Casusoverleg huiselijk geweld",
    voorzitter="procesregisseur2",
    categorie="Sociaal",
    leefgebied="Veiligheid",
    bron="veiligthuis",
    partners=("veiligthuis", "politie", "jeugdbescherming", "wijkteam", "kinderbescherming"),
    aanleidingen=(
        "Vierde melding van geweld tussen partners in een half jaar; kinderen zijn getuige.",
        "Tijdelijk huisverbod loopt af en er zijn nog geen veiligheidsafspraken.",
        "Zorgen van school over twee kinderen; ouders weren hulp af.",
        "Stalking na het verbreken van de relatie, ondanks een contactverbod.",
    ),
    doel="Het geweld stopt en de kinderen zijn veilig.",
    doelen=(
        ("Veiligheid", "Het geweld is gestopt", "Zes maanden zonder melding en de kinderen bevestigen dat"),
        ("Gezin en relaties", "Ouders maken afspraken over de kinderen", "Ouderschapsplan getekend en nagekomen"),
    ),
    afspraken=(
        ("veiligthuis", "Veiligheidsplan met beide ouders opstellen"),
        ("jeugdbescherming", "Gesprek met de kinderen voeren op een veilige plek"),
        ("wijkteam", "Praktische hulp thuis regelen"),
        ("politie", "Afspraak op locatie instellen en de wijkagent informeren"),
    ),
)
RISICOJEUGD = Sjabloon(
    thema="Risicojeugd",
    overlegvorm="Casusoverleg risicojeugd",
    voorzitter="procesregisseur",
    categorie="Jeugdhulp",
    leefgebied="Onderwijs en werk",
    bron="jeugdbescherming",
    partners=("jeugdbescherming", "leerplicht", "politie", "kinderbescherming", "wijkteam"),
    aanleidingen=(
        "Zestienjarige verzuimt al vier maanden en wordt gezien met oudere verdachten.",
        "Broertje van een veelpleger; tweede aanhouding voor bezit van een mes.",
        "Loopt weg uit de instelling en slaapt op wisselende adressen.",
    ),
    doel="Weer naar school, uit de groep en een vast aanspreekpunt.",
    doelen=(
        ("Onderwijs en werk", "Gaat naar school of stage", "Tien weken minder dan één dag verzuim per week"),
        ("Vrije tijd en netwerk", "Heeft een plek buiten de groep", "Drie maanden wekelijks bij de sport of de mentor"),
    ),
    afspraken=(
        ("leerplicht", "Terugkeergesprek met school en ouders voeren"),
        ("jeugdbescherming", "Jongerenwerker koppelen en kennismaken"),
        ("wijkteam", "Met de ouders een dagritme afspreken"),
        ("politie", "Laten weten wie de vaste wijkagent is"),
    ),
)
ZORG_EN_OVERLAST = Sjabloon(
    thema="Zorg en overlast",
    overlegvorm="Casusoverleg zorg en overlast",
    voorzitter="procesregisseur",
    categorie="Sociaal",
    leefgebied="Veiligheid",
    bron="wijkteam",
    partners=("wijkteam", "wonen", "ggz", "politie", "zijlicht"),
    aanleidingen=(
        "Buren melden wekelijks geschreeuw en vervuiling; hulpverleners komen niet binnen.",
        "Verwarde man doet aangifte na aangifte; niemand heeft overzicht over de zorg.",
        "Dreigende ontruiming wegens overlast en huurschuld.",
        "Bedreigt medewerkers aan de balie; drie organisaties hebben een eigen maatregel.",
    ),
    doel="Rust in de buurt en zorg die blijft.",
    doelen=(
        ("Gezondheid", "Is in zorg bij een vaste behandelaar", "Drie maanden op afspraken verschenen"),
        ("Huisvesting", "De woning blijft behouden", "Huurschuld in regeling en geen klachten in twee maanden"),
    ),
    afspraken=(
        ("ggz", "Beoordeling thuis doen, samen met het wijkteam"),
        ("wonen", "Ontruiming opschorten zolang de afspraken worden nagekomen"),
        ("wijkteam", "Vaste contactpersoon aanwijzen en de buren informeren"),
        ("zijlicht", "Begeleiding thuis starten, twee keer per week"),
    ),
)
SJABLONEN = (VEELPLEGERS, HUISELIJK_GEWELD, RISICOJEUGD, ZORG_EN_OVERLAST)

NAMEN = (
    ("Dirk", "", "Aalbers", "1984-03-00"),
    ("Romy", "van", "Beusekom", "1991-07-14"),
    ("Stefan", "", "Cornelisse", "1979-11-02"),
    ("Ayse", "", "Dogan", "1988-01-23"),
    ("Kevin", "van den", "Eijnde", "2009-05-30"),
    ("Wesley", "", "Faber", "1995-09-09"),
    ("Jolanda", "de", "Graaf", "1972-00-00"),
    ("Marco", "", "Hendriks", "1986-06-18"),
    ("Priya", "", "Jagesar", "1993-12-05"),
    ("Dylan", "", "Kok", "2008-02-11"),
    ("Rachid", "", "Lahlou", "1990-08-27"),
    ("Esther", "van der", "Meulen", "1983-04-16"),
    ("Jeffrey", "", "Nagel", "1998-10-01"),
    ("Miranda", "", "Oomen", "1976-05-21"),
    ("Sven", "", "Pronk", "2010-01-08"),
    ("Gijs", "", "Quist", "1969-00-00"),
    ("Naomi", "", "Rietveld", "1994-03-19"),
    ("Bas", "", "Saris", "1987-07-07"),
    ("Tamara", "", "Terpstra", "1981-02-28"),
    ("Umut", "", "Uysal", "2009-11-13"),
    ("Vera", "", "Vonk", "1996-06-06"),
    ("Henk", "", "Wolters", "1963-09-25"),
    ("Chantal", "van", "Zanten", "1989-12-17"),
    ("Ramon", "", "Zwart", "1992-04-04"),
    ("Linda", "", "Blok", "1985-10-29"),
    ("Noah", "", "Dekker", "2008-08-15"),
    ("Sjaak", "", "Evers", "1974-01-31"),
    ("Ilona", "van 't", "Hof", "1990-05-05"),
    ("Patrick", "", "Jonker", "1982-11-20"),
)

# How far along: counts over the 29 cases beside the story of Tilburg's second case.
FASEN = (
    *("signaal",) * 4,
    *("analyse",) * 6,
    *("plan",) * 5,
    *("uitvoering",) * 9,
    *("nazorg",) * 5,
)
