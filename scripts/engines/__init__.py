"""The engines that the site can be built with: which one renders, and whether they give the same site.

choice          from the name of an engine to the function that renders with it
compare         two sites, file by file: what differs, and what of it is expected
twins           the whole command run with each engine, side by side
expected.yml    the differences that are known, each with its reason
"""
