"""Files made to do harm, written by script: what each is, and the reasons by which it may be refused."""
