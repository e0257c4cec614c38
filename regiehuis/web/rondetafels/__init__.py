"""The round table, its contact sheet, and who is whose contact person."""
