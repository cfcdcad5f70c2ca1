# Search.
