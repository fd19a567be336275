"""The blocks that the build writes into a page, as plain values for the templates of ``overrides/fragments``.

heads         the chip, the purposes, the other names; what every list shows of a page
lists         the pages of a folder, A to Z, the glossary, the scales
care          care cards
medicines     fact boxes and the table
backlinks     relations and mentions
bibliography  references, on a page and all of them
factcheck     the claims of the source articles
foot          the dates of the checks, JSON-LD
"""
