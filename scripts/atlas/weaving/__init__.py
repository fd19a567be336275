"""Links and blocks in each rendered page.

In: the HTML of the engine by address, an Atlas, and the templates of overrides/fragments/. Out: the woven HTML.
Imports content and linking.

page         one page from its parts, and all pages of a site
filling      how templates are filled
slots        the registry of blocks: what an author may write as [[name: words]]
citations    the citations, statements and slots, found in HTML
charts       drawings of figures: axes (where a value lies), dots (what is counted); relation_map (the map of all pages)
ranking      what works, ranked
cards, codes, finder, medicines, lists, factcheck, bibliography, searches, backlinks, heads, foot    their values
changes      what changed, on pages; feeds (the same in Atom)
published    the name and the address of the whole site; linked_data (a page as JSON-LD, with
             schema_org and claim_reviews), open_data (its files), citing (how to cite a page)
"""
