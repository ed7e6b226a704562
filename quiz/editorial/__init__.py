"""From YAML and documents to Content, with every check an editor needs."""
