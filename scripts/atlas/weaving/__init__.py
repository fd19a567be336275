"""Links and blocks into each rendered page.

In: the HTML of the engine by address, an Atlas, and the templates of overrides/fragments/. Out: the woven HTML.
``slots`` says which blocks there are; each of the others makes the values of a few templates. Imports content, linking.
"""
