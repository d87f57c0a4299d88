"""From the raw article to prose that can be parsed, with the way back to the raw text: `clean`, then `truecase`."""
