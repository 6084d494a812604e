"""The one place where untrusted text is judged and cleaned."""
