"""Opportunity events and warning signals: rules in a file (book), read by a few typed kinds of rule, told with evidence."""
