"""Cramp Atlas: from a folder of Markdown to a cross-linked, searchable site. Five wings, in the order of the flow:

content     what people wrote, as values: files in, an Atlas of pages and typed entries out
linking     the first mention of each term becomes a link: names and HTML in, HTML with links out
weaving     links and blocks in each rendered page: an Atlas and HTML in, the whole page out
rules       what is wrong with the content: an Atlas in, problems with file, line and what to do out
site        around them: the engine, the folders, the open data, the verification, publishing, the preview

A wing imports those above it in this list and itself, never one below; ``lint-imports`` holds that (pyproject.toml).
The command is scripts/build.py; the benchmarks are in scripts/bench/, which the library never imports.
"""
