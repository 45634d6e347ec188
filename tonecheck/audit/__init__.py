"""Archives: what is to be learned from many replies."""
