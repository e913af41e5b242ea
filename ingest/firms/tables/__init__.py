"""Tables of people: csv and workbooks by their headers, templates to fill in, mappings, rejected rows to mend."""
