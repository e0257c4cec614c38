"""Files for tests: small ones of each kind that is taken, made here, and what goes wrong with them."""

import io
import struct
import zipfile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 2, 2) + b"\x08\x02\0\0\0" + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + b"\0" * 20 + b"\xff\xd9"
TEKST = "Gesprek op 3 maart: hij wil naar huis.\nÉn hij zoekt werk.\n".encode()


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these parts; one that is called mimetype is stored as it is."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else method)
    return made.getvalue()


def docx(**more: bytes) -> bytes:
    """A text document as an office program writes it, with more parts."""
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"} | more)


XLSX = packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
ODT = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
ODS = packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})
BOM = docx(**{"word/media/image1.xml": b"0" * 30_000_000})


def with_password() -> bytes:
    """A ZIP file whose list of contents says that its parts are encrypted."""
    made = bytearray(docx())
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        made[at + 8] |= 1
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def overlapping() -> bytes:
    """A ZIP file in whose list of contents two parts are the same bytes."""
    made = bytearray(docx(**{"word/a.xml": b"a" * 50}))
    entries = []
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        entries.append(at)
        at = made.find(b"PK\x01\x02", at + 4)
    made[entries[2] + 42 : entries[2] + 46] = made[entries[1] + 42 : entries[1] + 46]
    return bytes(made)
