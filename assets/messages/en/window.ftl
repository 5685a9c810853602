### The window: bars, panes, lists, dialogs.
###
### A line is `name = words`. Names stay as they are; words in braces are filled in by the program. A line that begins with
### a dot and is set in belongs to the message above it: `.tooltip` is what the pointer shows, `.name` what a screen reader says.

## Groups of actions in the help sheet

group-files = Texts and reports
group-findings = Findings
group-review = Review
group-search = Search
group-view = Window
