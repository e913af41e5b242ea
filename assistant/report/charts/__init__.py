"""Charts of a report: drawn as SVG and PNG for documents, as ECharts options for the page, as tables for text."""
