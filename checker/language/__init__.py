"""Vietnamese itself, as every stage needs it: normal forms, words, numbers and dates as written, bodies, lexicons."""
