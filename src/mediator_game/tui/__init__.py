"""One face: the Textual app. The only package that knows Textual."""
