"""Documents: PDF/UA-1 written by Typst from the templates in this folder."""

from .typst import pdf_response, render_pdf

__all__ = ["pdf_response", "render_pdf"]
