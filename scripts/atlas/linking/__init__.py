"""The first mention of each page, in each section, becomes a link.

In: the names that people wrote, and the rendered HTML of an article. Out: the HTML with links, and what was found in
it; the problems of names, and a report. Imports content.

names        which names there are, and their rules: forms (plurals, spellings), vocabulary (all, ready to be found)
article      the HTML of an article as one text, with the way back to its HTML
mentions     the names in it: normalise (what looks the same is the same), boundary (where a name may begin and end)
linker       which mentions become links: authored (the links by hand), sentences (the text around a link)
held         the linked articles of a site, packed
report       what was done on the whole site
"""
