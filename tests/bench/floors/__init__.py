"""Programs that do nothing: what Python and Textual cost before okrtui does any work."""
