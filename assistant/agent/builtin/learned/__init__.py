"""What the built-in model learned from utterances rather than by rule: numbers in a file, made by `eval.understanding.learning`."""
