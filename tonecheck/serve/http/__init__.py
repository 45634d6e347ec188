"""The HTTP API: checks, fixes, guides and rules for help desks and for the page that is served with it."""
