### Reports: headings and captions of what is exported.

## Who decided

# $who is as in “reviewer”.
report-decided-by = Decided by the { $who }.
report-decided-by-short = Decided by: { $who }.
report-by = by { $who }
