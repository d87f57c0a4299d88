"""Who says so: quotations, speakers, reported speech. The entry is `attribution`."""
