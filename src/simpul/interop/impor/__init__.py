"""Reading files of old data: XLSX, XLS, ODS and CSV as villages have them, and rows pasted from a table."""
