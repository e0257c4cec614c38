"""Documents: PDF/UA-1 written by Typst from the templates in this folder, and files of data."""

from .bestand import csv_response, json_response
from .typst import pdf_response, render_pdf

__all__ = ["csv_response", "json_response", "pdf_response", "render_pdf"]
