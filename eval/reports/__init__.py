"""Whether a due-diligence summary names what it must, in the right chapter, and nothing that is not there."""
