"""A library as a whole: twins in two languages, duplicates, contradictions, tones that do not fit, what is missing."""
