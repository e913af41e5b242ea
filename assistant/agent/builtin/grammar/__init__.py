"""The grammar of questions: what each pattern of tokens means. One family of patterns a file."""
