"""What people wrote, as values.

In: the files below docs/ and the names of the templates. Out: an Atlas of pages and typed entries, and what could not
be read. Only ``reader`` opens files. Imports no other wing.
"""
