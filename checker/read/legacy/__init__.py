"""Formats beside .docx and .pdf (.doc, .rtf, .odt, web pages, archives) → what the .docx reader reads."""
