"""Archives: many replies read, judged and kept in a store that people query by SQL."""
