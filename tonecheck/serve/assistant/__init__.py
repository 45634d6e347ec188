"""A server for AI assistants (Model Context Protocol): a model that drafts replies is held to the same guide."""
