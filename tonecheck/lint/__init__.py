"""Libraries of canned responses: which files, judged how, what of it is new, and the library as a whole."""
