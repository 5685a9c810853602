### Reports: headings and captions of what is exported.
