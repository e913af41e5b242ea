"""What of a question no condition took up, and whether it is asked back."""
