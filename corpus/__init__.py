"""Plan families written for this project → DOCX and PDF files with the facts and findings expected of them."""
