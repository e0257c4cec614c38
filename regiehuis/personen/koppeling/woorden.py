"""Words and letters of Dutch names: what says nothing of who somebody is, what sounds alike, and who is called what."""

VOEGSELS = frozenset(
    "van de der den het ter ten te t s op in v d vd vden vder la le el al du von zu da das dos di del della bin ben ibn"
    " aan bij tot over onder uit voor vom zum zur do af av".split()
)
"""Prefixes of surnames, also abbreviated; they are left out, dropped and misspelt more often than they tell people
apart."""

ONBEKEND = frozenset(("", "onbekend", "nn", "n n", "nvt", "geen", "xx", "xxx", "null", "nb", "leeg", "unknown"))

WOONPLAATSEN = {
    "gravenhage": "denhaag",
    "hertogenbosch": "denbosch",
    "sgravenhage": "denhaag",
    "shertogenbosch": "denbosch",
}

VOUWEN = (
    ("sch", "sg"), ("chr", "kr"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("qu", "kw"), ("x", "ks"), ("c", "k"),
    ("ij", "y"), ("ei", "y"), ("ey", "y"), ("ou", "au"), ("ow", "au"), ("ae", "a"), ("oe", "u"), ("ie", "i"), ("v", "f"),
    ("z", "s"), ("q", "k"), ("gh", "g"), ("j", "i"), ("y", "i"), ("d", "t"),
    *((letter * 2, letter) for letter in "abefgiklmnoprstu"),
)  # fmt: skip
"""What sounds alike, in the order in which it is folded."""
VAN_LETTERS = ("ßøØłŁđĐıİæÆœ", "sooLLddiIaao")
GEEN_NUMMER = ("000000000", "999999999", "111111111", "123456789", "0000000", "00000000")
"""What is filled in when the number is not known."""

ROEPNAMEN = {
    "johannes": "jan hans joop johan jo joh hannes jannes sjaan jantje", "jan": "johan jaan", "cornelis": "kees cor cees neel",
    "hendrik": "henk hein rik hendrikus hendricus henri henny hennie henricus", "willem": "wim pim wilhelmus willy will bill",
    "petrus": "piet peter pierre pieter pjotr piotr", "jacobus": "jaap koos ko jacob sjaak coos jacques jac",
    "antonius": "ton toon anton antoon teun antoine theun tonnie tony", "adrianus": "ad arie adriaan adrie janus aad",
    "gerardus": "gerard geert ger gerrit sjra gerhard gerhardus", "franciscus": "frans frank ciska sus francis franciskus",
    "theodorus": "theo dirk door dorus diederik", "martinus": "martin tinus maarten marten mart tinie",
    "nicolaas": "klaas nico nick niek nicolas nicolaus claas", "lambertus": "bert lambert bart bertus lammert",
    "christiaan": "chris christian christianus kris", "leonardus": "leo leon leonard lennart lennard",
    "mohammed": "mo moh mohamed muhammad mohammad mohamad mehmet muhammed", "abdelkader": "kader abdel abdul abdelkrim",
    "bartholomeus": "bart mees", "matheus": "thijs mathieu matthijs mattheus mathijs theeuwes", "laurentius": "laurens lau lars rens",
    "albertus": "albert bert ab appie bertus", "hubertus": "huub bert hubert", "robertus": "rob robert bob bert robbert",
    "josephus": "jos jef joep jozef joseph sjef", "alexander": "alex sander lex xander", "andreas": "andre dries andries",
    "michael": "michel michiel mike giel", "sebastiaan": "bas bastiaan sebas", "stephanus": "stefan steven stephan fan",
    "arnoldus": "arnold nol arno", "egidius": "gilles gied", "everardus": "evert eef everard", "rudolf": "ruud rudi rudy rudolph",
    "maria": "ria mieke marijke rie marie mia miep marije mies riet rietje maaike", "johanna": "jo hanna annie joke hannie janna jannie",
    "elisabeth": "els betty liesbeth lies elly lisa bets elsje liesje lisette elise elizabeth", "catharina": "toos rina cato karin trijn katrien tineke carin ina kaatje catherina rini",
    "wilhelmina": "mien willy mina willemijn wil mientje wilma helmi", "hendrika": "rika henny hennie rieka riek hendrikje henrica",
    "margaretha": "greet gre margriet greetje margreet grietje marga gretha", "cornelia": "corrie nel cor nelly cora neeltje nelleke",
    "anna": "annie ans anneke anne anja annette antje", "adriana": "adri jana jaan adriaantje", "petronella": "nel petra ellie nelly pietje",
    "alida": "ali lida aly aaltje", "geertruida": "truus trudy geertje truitje trui gertrude geerte", "jacoba": "coba co cobie",
    "theodora": "thea dora dorien", "helena": "leny lena leni heleen ellen hella lenie", "antonia": "toni tonny toos antje tonia",
    "gerarda": "gerda gerrie", "francisca": "cisca fransje sisca", "christina": "tina stien christien kristina stijntje",
    "jozefina": "jose fien josephina sefa", "magdalena": "lena leen magda leentje", "aleida": "leida ada aleid", "fatima": "fatma fatiha",
    "susanna": "suzan suus suzanne sanne", "martina": "tineke martine", "frederik": "frits fred freek frederikus fedde", "dirk": "diederik dick",
}  # fmt: skip
"""Baptismal names with the names that those who bear them go by; of a name under two, the first counts."""


def stammen() -> dict[str, str]:
    """Each calling name with the baptismal name it is taken for."""
    gevonden: dict[str, str] = {}
    for doopnaam, roepnamen in ROEPNAMEN.items():
        for roepnaam in roepnamen.split():
            if roepnaam not in ROEPNAMEN:
                gevonden.setdefault(roepnaam, doopnaam)
    return gevonden
