"""What people wrote, as values.

In: the files below docs/, and the names of the templates. Out: an Atlas, and the problems of what could not be read.
Imports no other wing. Only ``reader`` opens what people wrote.

reader       files to an Atlas; sheets (YAML with the line of each key)
atlas        all pages and data files, and what follows from them; page (one page, its kind, its relations)
records      the entries of data files as typed values; states (what each may be), scales (what a grade means)
scales.yml   the words of the scales, as readers see them
marks        the citations, statements, figures and slots in a text
charts       the charts of docs/charts.yml; codes (what other collections call the same things)
studies      the comparisons of docs/studies.yml; grading (from comparisons to the grade of a remedy)
finder       the questions of docs/which-cause.yml, and which pages fit their answers
addresses    from a file to its id, its address and its built file
problems     what is wrong, with its place; dates (as readers read them)
"""
