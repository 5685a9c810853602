### Files: what is opened, kept and written, and what can go wrong with it.
