"""The commands that write for an author: move, join, split and withdraw pages; new entries; references.

- ``project``: the texts of a project by their path, and what changes in them
- ``yaml_text``: YAML edited as text: comments, order and quotes stay
- ``links``: links by hand, by what they lead to
- ``pages``: a page is renamed or joined to another
- ``places``: a heading has other words, or its section goes to another page
- ``withdrawing``: a page is taken away
- ``claims``: a claim is told as another
- ``review``: a page as a form on paper, for whoever checks it

All but ``project`` and ``__main__`` are pure: texts in, texts out. What cannot be done is ``Refused``.
"""
