"""A row of a table: the text of its cells, as a spreadsheet shows them."""

Row = list[str]
