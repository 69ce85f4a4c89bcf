"""Tasks of a superior's plan and the lines that take them up, of own wording → how many the program tells right."""
