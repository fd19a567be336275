"""From a project's folder to a published site.

In: a project: docs/, overrides/, mkdocs.yml. Out: site/ in one step, or problems. Imports every other wing.

project         a whole project and all its problems: configuration (mkdocs.yml), templates, styles,
                script_syntax
engine          Markdown to HTML, by MkDocs; zensical (the same by another engine)
folder          one rendered folder in, one woven folder out: search, search_index, qr (codes for phones), editor_files
                (schemas for editors)
opendata        all as JSON; edition (the head of each file), tables (CSV), page_files (a page), code_data, bibliography
                (CSL-JSON), datapackage (what the files are), described (the words on them, and the log of their forms)
typeface        the face of headings, cut to the signs in use
texts           texts of many pages that are not all held at once
style_rules     what a style sheet says, and the names that it asks for
page_signs      what pages have of that, and what scripts go by, read once a page
page_styles     style sheets cut to what pages use (used_styles), one for all and one a kind (split_styles, selectors)
join_scripts    the scripts of every page as one file
share_cards     where each thing stands in the picture of a page; typesetting (faces, lines), pictures (SVG to PNG)
companions      the files beside the pages: web manifest, robots.txt, llms.txt, icons
pack            what readers take along: offline (what a device keeps), copy (a folder to open as files, bundle), book
                (EPUB, xhtml), downloads (their sizes on the page that offers them)
policy          what each page may use (CSP), as a browser and as a host hears it; compressed, the packed forms of texts
kept            what was made of the same before, so that a changed page costs what it touches; what is new is made in
                as many processes as pay (workers)
standing        what is in each file, asked once; what is as it was goes over from the site that stands
verify          the finished site, each document read as a browser would (document)
publish         the swap of site/; preview (the same for an author, live); scratch (what is gone at the end of a run)
"""
