"""The page for the browser: `page.html`, one file without any other."""
