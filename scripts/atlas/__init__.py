"""Cramp Atlas: from a folder of Markdown to a cross-linked, searchable site. The map, in the order of the flow:

reader      what people wrote, as values: pages and data files with the line of each key (model, grades, marks, urls)
check       what is wrong with it, all at once: rules, rules_of_files, rules_of_text, names (who owns which),
            plain (language), schema with mistakes (its words); sound is the rest of a broken whole, advice stops nobody
engines     Markdown to HTML, by MkDocs
linker      the first mention of each term becomes a link: vocabulary and forms say what is a name (normal, boundary),
            markup, steps, elements and tags what is prose, mentions and sentences where, written what writers linked
fragments   the blocks of a page as values for their templates (dates: as readers read them)
weave       links and blocks into each page (tokens: the marks in HTML); unweave takes them out again
folder      one rendered folder in, one woven folder out (report: what the linker did)
opendata    everything as JSON and CSV, and the names for the search
verify      the finished site, each document read as a browser would
publish     the swap of site/, in one step (preview: the same for a writer, live)
bench       the speed of linking, and of weaving (bench_site), as ratios
"""
