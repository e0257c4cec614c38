"""Deliveries for the tests: the same rows as CSV, JSON, XLSX and ODS."""

import csv
import io
import json
import zipfile
from xml.sax.saxutils import escape

import openpyxl

KOP = ["Kenmerk", "BSN", "Voornaam", "Tussenvoegsel", "Achternaam", "Geboortedatum", "Geslacht", "Aantal antecedenten"]
RIJEN = [
    ["A-1", "111222333", "Bram", "van der", "Voorbeeld", "1-2-1990", "m", "12"],
    ["A-2", "", "Noëlle", "", "d'Exemple", "1985", "vrouw", "3"],
]


def als_csv(rijen: list[list[str]], *, scheiding: str = ";", codering: str = "utf-8") -> bytes:
    """Rows as text in an encoding."""
    tekst = io.StringIO(newline="")
    csv.writer(tekst, delimiter=scheiding).writerows(rijen)
    return tekst.getvalue().encode(codering)


def als_json(rijen: list[list[str]], *, regels: bool = False) -> bytes:
    """Rows as a list of objects, or one object a line."""
    kop, *rest = rijen
    records = [dict(zip(kop, rij, strict=True)) for rij in rest]
    return ("\n".join(map(json.dumps, records)) if regels else json.dumps(records)).encode()


def als_xlsx(rijen: list[list[object]], *, samengevoegd: str = "", tweede: bool = False) -> bytes:
    """Rows as the first sheet of a workbook."""
    boek = openpyxl.Workbook()
    blad = boek.active
    for rij in rijen:
        blad.append(rij)
    if samengevoegd:
        blad.merge_cells(samengevoegd)
    boek.create_sheet("Blad2").append(["ook iets"] if tweede else [])
    naar = io.BytesIO()
    boek.save(naar)
    return naar.getvalue()


def cel(waarde: str, **extra: str) -> str:
    """One cell of an ODS; `extra` are its attributes, "number-columns-repeated" as number_columns_repeated."""
    anders = {"value": "office", "date_value": "office", "value_type": "office"}
    meer = {"value_type": "string", **extra}
    delen = " ".join(f'{anders.get(naam, "table")}:{naam.replace("_", "-")}="{wat}"' for naam, wat in meer.items())
    return f"<table:table-cell {delen}><text:p>{escape(waarde)}</text:p></table:table-cell>"


def ods_rij(*cellen: str, keer: int = 1) -> str:
    """One row of an ODS, as often as said."""
    return f'<table:table-row table:number-rows-repeated="{keer}">{"".join(cellen)}</table:table-row>'


def als_ods(rijen: list[list[str]], *, extra: str = "", voor: str = "") -> bytes:
    """Rows as the one sheet of an ODS, with a million empty rows after them as LibreOffice writes; `extra` is XML."""
    regels = "".join(
        f"<table:table-row>{''.join(cel(waarde) for waarde in rij)}"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for rij in rijen
    )
    ruimten = " ".join(
        f'xmlns:{naam}="urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0"' for naam in ("office", "table", "text")
    )
    inhoud = (
        f'<?xml version="1.0"?>{voor}<office:document-content {ruimten}><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{regels}{extra}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return ingepakt({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": inhoud})


def ingepakt(delen: dict[str, str | bytes]) -> bytes:
    """A ZIP of these parts."""
    naar = io.BytesIO()
    with zipfile.ZipFile(naar, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)
    return naar.getvalue()


def als_excel(rijen: list[list[str]]) -> bytes:
    """Rows as Excel itself writes them: each text once, in a part of its own, and named by its place there."""
    teksten = list(dict.fromkeys(waarde for rij in rijen for waarde in rij))
    hoofd = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relatie = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pakket = "http://schemas.openxmlformats.org/package/2006"
    bladen = "".join(
        f'<row r="{nummer}">'
        + "".join(f'<c r="{chr(65 + k)}{nummer}" t="s"><v>{teksten.index(w)}</v></c>' for k, w in enumerate(rij))
        + "</row>"
        for nummer, rij in enumerate(rijen, 1)
    )
    soort = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return ingepakt(
        {
            "[Content_Types].xml": f'<Types xmlns="{pakket}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{soort}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{soort}.worksheet+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{soort}.sharedStrings+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{pakket}/relationships">'
            f'<Relationship Id="rId1" Type="{relatie}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{hoofd}" xmlns:r="{relatie}">'
            '<sheets><sheet name="Lijst" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{pakket}/relationships">'
            f'<Relationship Id="rId1" Type="{relatie}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{relatie}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{hoofd}"><sheetData>{bladen}</sheetData></worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{hoofd}">'
            + "".join(f"<si><t>{escape(tekst)}</t></si>" for tekst in teksten)
            + "</sst>",
        }
    )
