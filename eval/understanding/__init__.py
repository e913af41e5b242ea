"""The understanding suite: officers' utterances, what each must mean, and which firms it must find."""
