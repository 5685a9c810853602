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

## Actions: what buttons, the palette and the help sheet say. “…” stands where more is asked before anything happens.

action-filter = Filter by words
    .tooltip = Go to the field that narrows the list to lines with some words
action-open-a = Open A…
    .tooltip = Choose a file for side A
action-open-b = Open B…
    .tooltip = Choose a file for side B
action-path-a = Path for A…
    .tooltip = Type or paste the path of a file
action-path-b = Path for B…
    .tooltip = Type or paste the path of a file
action-paste-a = Paste into A…
    .tooltip = Use text from the clipboard as side A
action-paste-b = Paste into B…
    .tooltip = Use text from the clipboard as side B
action-example = Open the example
    .tooltip = Two invented accounts of one invented event
action-reload = Reload
    .tooltip = Read both files again and compare them
action-swap = Swap
    .tooltip = Exchange the sides; every finding is mirrored
action-export = Export…
    .tooltip = Write a report: choose its findings, its format and its place
action-open-session = Open a session…
    .tooltip = Go on with a review that was saved
action-save-session = Save the session…
    .tooltip = Keep texts, marks, notes and corrections in a file of your choice
action-cancel = Cancel
    .tooltip = Stop comparing
action-next = Next finding
    .tooltip = Choose the next item of the list
action-previous = Previous finding
    .tooltip = Choose the item before
action-next-conflict = Next conflict
    .tooltip = Choose the next altered or re-attributed quotation or conflicting value
action-next-unchecked = Next unchecked
    .tooltip = Choose the next item of the list that nobody has checked
action-face-to-face = Face to face
    .tooltip = Bring both passages of the chosen finding into view
action-quotes = Quotes
    .tooltip = What became of every quotation
action-facts = Facts
    .tooltip = Dates, numbers, names and roles of both texts
action-statements = Statements
    .tooltip = Which statements both make, and which only one
action-notes = Notes
    .tooltip = What you noted, and what is to be checked again
action-both-say = What both say
    .tooltip = List only the statements that both make; again, all of them
action-only-a = What only A says
    .tooltip = List only the statements that A alone makes; again, all of them
action-only-b = What only B says
    .tooltip = List only the statements that B alone makes; again, all of them
action-confirm = Confirmed
    .tooltip = It is as the finding says
action-problem = Problem
    .tooltip = Something has to be done about it
action-dismiss = Dismissed
    .tooltip = It does not matter
action-note = Note
    .tooltip = Write a note on the marked words, or on the chosen finding
action-note-words = Note on words…
    .tooltip = Write a note on the marked words, or on those that the search stands at
action-link = Link or unlink
    .tooltip = Take the chosen link or pair apart, or join two statements or quotations by hand: choose one, link, choose the other, link
action-undo = Undo
    .tooltip = Take the last mark, note or correction back
action-cite = Copy with source
    .tooltip = Copy the marked words, or those of the chosen finding, with file and paragraph
action-redo = Redo
    .tooltip = Make it again
action-copy-finding = Copy the finding as a table
    .tooltip = Both passages, the reason, status and note, for a spreadsheet or a mail
action-copy-list = Copy the list as a table
    .tooltip = All lines of the list as it is shown
action-find = Find
    .tooltip = Search in both texts
action-next-hit = Next hit
    .tooltip = Go to the next place found
action-previous-hit = Previous hit
    .tooltip = Go to the place before
action-theme = Light or dark
    .tooltip = Change between the light and the dark theme
action-system-theme = Theme of the system
    .tooltip = Light or dark as the system has it
action-motion = Less motion
    .tooltip = Texts are at their place at once instead of gliding there
action-contrast = High contrast
    .tooltip = Black and white, or the quiet colours
action-wider = Longer lines
    .tooltip = A wider column of text
action-narrower = Shorter lines
    .tooltip = A narrower column of text
action-larger = Larger text
    .tooltip = Larger reading face
action-smaller = Smaller text
    .tooltip = Smaller reading face
action-normal-size = Normal size
    .tooltip = Reading face as designed
action-panel = Findings panel
    .tooltip = Fold or unfold the findings
action-synchronise = Scroll together
    .tooltip = Scroll both texts by their linked statements
action-palette = All actions
    .tooltip = Find an action by its name
action-help = Keys and signs
    .tooltip = All keys and what the signs mean
action-close = Close
    .tooltip = Close what lies on top, then the search, then the card

## Buttons of dialogs

button-cancel = Cancel
button-close = Close

## The dialog for a report

export-title = Export the comparison
export-path = Path of the report
export-format = Format
export-stop = Stop writing
export-write = Write
# A file of that name is there already; the button beside it says "Replace".
export-there = { $path } is there already. Replace it?
export-replace = Replace
# The dialog was closed before it could ask.
export-left-alone = { $path } is there already and was left alone.
# The name of the progress bar, for people who listen.
export-writing = Writing the report
export-place = Choose a place…
export-scope = What is in it
# The three choices of what is in it, each with its number of findings.
export-shown = The list as shown { $count }
export-all = Everything { $count }
export-checked = What is checked { $count }
export-none-checked = Nothing is checked yet.
export-empty = The list is empty.
export-quotations = { $count ->
    [one] { $count } quotation
   *[other] { $count } quotations
}
export-facts = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
}
export-statements = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
}
# The counts above, and what the list shows: “3 quotations, 2 facts (only conflicts)”.
export-filtered = { $parts } ({ $list })
# After the first lines: how many follow.
export-more = and { $count } more

## Keys and signs

help-title = Keys and signs
help-quotations = Quotations
help-facts = Facts
# Between two keys that do the same.
help-or = {"  "}or{"  "}
# Names of keys.
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-escape = Esc
key-enter = Enter

## Dialogs: paths, sessions, notes, messages of a mailbox, sides

path-title = Open a file for side { $side }
path-field = Path of the file
path-open = Open
session-save-title = Save the session
session-open-title = Open a session
session-field = Path of the session
session-what = Texts, marks, notes and corrections; from now on every change is written there.
session-save = Save
note-title = Note on words of { $side }
note-hint = What is to be said of these words
note-field = Note on words
note-keys = Ctrl Enter saves it.
note-save = Save the note
mailbox-title = Which message for side { $side }?
side-title = Which side?
# { $name } is the new file.
side-replaced = { $name } takes the place of the text on this side.
side-choice = Side { $side }: { $name }

## The palette

palette-field = Action, or number of a finding
palette-none = No action has this name.
palette-go = Enter goes to finding { $number } of the list.
palette-count = { $count ->
    [one] The list has one finding.
   *[other] The list has { $count } findings.
}

## Pasting

paste-title = Paste a text for side { $side }
paste-keep = Keep headings, lists and quotations
paste-rich = What was copied has more than plain words. It stays with the text.
paste-use = Use this text
paste-hint = Paste here with Ctrl V, or type
paste-field = Text
paste-clipboard = Paste from the clipboard

## The search bar

search-case = Aa
    .name = Match case
    .tooltip = Tell capital from small letters
search-words = ab|
    .name = Whole words
    .tooltip = Not inside longer words
search-pattern = .*
    .name = Regular expression
    .tooltip = Search for a pattern
# How often the words occur in each text; then at which hit of which side the search stands.
search-hits = { $a } in A · { $b } in B
search-at = { $a } in A · { $b } in B · { $at } of { $count } in { $side }
search-close = Close search
    .tooltip = Close the search  (Esc)
search-field = Search in both texts

## The status bar

# Hints at the lower edge; the keys are not translated.
status-all-keys = ? all keys
status-keys = J / K next, previous · N next conflict · C confirm, P problem, D dismiss · M note · ? all keys
status-writing = Writing the report…
# A stage of the work and how much of it is done.
status-stage = { $stage } · { $percent } %
status-unkept = Marks and notes are not written; they are only in this window.
status-local = Nothing leaves this computer.
# What was found. The short form stands where there is little room.
status-both = Both say { $count ->
        [one] { $count } statement
       *[other] { $count } statements
    }
    .short = Both say { $count }
status-only = Only { $side } { $count }
status-conflicts = { $count ->
    [one] { $count } conflict
   *[other] { $count } conflicts
}
status-altered = { $count ->
    [one] { $count } quotation altered or re-attributed
   *[other] { $count } quotations altered or re-attributed
}
    .short = { $count } altered
# Stages of the work.
stage-reading = Reading the texts
stage-extracting = Finding quotations, names and values
stage-linking = Linking statements
stage-quotes = Matching quotations
stage-facts = Comparing facts
stage-writing = Writing the report
# A stage while the work is going on.
stage-going-on = { $stage }…

## A message that passes

toast-dismiss = Dismiss message
    .tooltip = Dismiss  (Esc)

## The top bar

theme-light = Light
theme-dark = Dark
layers = Layers
    .tooltip = What is marked in the texts

## The first screen

welcome-title = Two accounts of one event, side by side
welcome-what = What both say, where they differ, and which words are quoted by only one of them. Nothing leaves this computer.
welcome-drop = Drop a file here
welcome-formats = Text, web page, Word, OpenDocument, PDF, mail and more
welcome-recent = Opened before
# A pair of files as a screen reader says it; { $detail } is how far its review is, or what is missing.
welcome-pair = { $a } and { $b }. { $detail }
welcome-missing = Not there any more: { $names }
progress = { $checked } of { $total } checked
    .short = ✓ { $checked } / { $total }
progress-checked = { $checked } checked

## The list of findings: filters and order

filter-all = All
    .tooltip = Show all
filter-words = Filter by words
filter-status = Status
order-position = By position
order-weight = By weight
filter-kinds = Kinds
order-tip = In order of the text, or what needs attention first
# How many findings of the list are shown, and what the filter lets through in words.
filter-shown = { $count } of { $total } shown: { $words }
# The line that stands for all filters where there is little room, when nothing is filtered.
filter-folded = { $count ->
    [0] Nothing to show
   *[other] All { $count } shown
}
# Its name for people who listen, and its tip.
filter-fold = Filter. { $shown }
filter-fold-tip = Show or hide what narrows the list

## The list of findings: lines

item-lost = Lost: its words are not in the texts any more
item-lost-link = Lost: link by hand; its words are not in the texts any more
item-lost-unlink = Lost: link that was taken away; its words are not in the texts any more
item-lost-pair = Lost: pair of quotations by hand; its words are not in the texts any more
item-lost-unpair = Lost: pair of quotations that was taken apart; its words are not in the texts any more
item-lost-speaker = Lost: corrected speaker; its words are not in the texts any more
item-changed = Check again: it has changed
item-note = Note on words of { $side }
item-note-changed = Check again: the words of { $side } have changed
item-note-lost = Lost: its words are not in { $side } any more
item-only = Only in { $side }
item-agree = Agree
item-compatible = Compatible
item-conflict = Conflict
item-unsure = Unsure
# How many statements of each side are linked with each other.
item-counts = { $a } in A, { $b } in B
item-moved = in another order
# What a screen reader says of a line that has no state.
item-spoken-note = note
item-spoken-lost = lost

## The list of findings: when it is empty

list-filtered = Nothing passes the filter.
list-no-quotations = No quotations in either text.
list-no-facts = No dates, numbers or names in either text.
list-no-statements = No statements in either text.
list-no-notes = No notes and no problems yet. Choose a finding, or mark words in a text, and press M to write a note; P marks a problem.
list-not-compared = The two were not compared.
list-one-side = Side { $side } is empty. Open, drop or paste a text there to see what both say.

## The card of a finding

card-none = No such passage
card-now = Check again: now “{ $words }” stands there.
card-edit-note = Edit the note…
card-remove-note = Remove the note
card-changed = Check again: its words or its state are not what they were when it was marked.
card-unlink = Unlink
card-link-other = Link with the other
card-link = Link by hand
card-note = Note
card-pair-other = Pair with the other
card-pair = Pair by hand
card-unpair = Unpair
card-speaker = Correct the speaker
    .tooltip = Say who said it; the comparison is made again
# Another link of the same statements; { $words } are its first words.
card-also = Also linked: { $words }
    .tooltip = Show this link of the same statements
card-said-by = Said in { $side } by
    .unclear = unclear

## Texts

# Words copied with their source. { $place } is a page or a time, as the file says it.
citation = { $words } ({ $side }: { $name }, paragraph { $paragraph })
citation-at = { $words } ({ $side }: { $name }, { $place }, paragraph { $paragraph })
pane-reading = Reading…
# In an empty pane, before the buttons below.
pane-drop = Drop a file here, or
    .name = Drop a file for side { $side } here
pane-open = Open…
    .name = Open a file on side { $side }
pane-paste = Paste
    .name = Paste text into side { $side }
pane-path = Path
    .name = Open a file on side { $side } by its path
pane-none = No text yet
pane-account = Account { $side }
# { $number } is { $count } with its thousands set apart.
pane-words = { $count ->
    [one] 1 word
   *[other] { $number } words
}
pane-notices = { $count } notices
pane-more = More
    .name = What can be done with side { $side }
pane-article = Article
    .name = Read only the article of side { $side }
pane-page = Whole page
    .name = Read the whole web page of side { $side }
pane-reload = ↻ Reload
    .name = The file of side { $side } has changed on disk. Read it again
    .again = Read the file of side { $side } again
pane-note = Note in { $side }: { $note }
pane-overview = Overview of { $side }
pane-copy = Copy
gutter = Ribbons between A and B, { $count } in view

## Dialogs of the system, drops, exports

dialog-texts = Texts
dialog-all = All files
dialog-sessions = Sessions
dialog-text = A text for side { $side }
dialog-missing = This system shows no file dialog, so the path has to be typed or pasted here.
dialog-silent = The system's file dialog has not answered yet. If none is to be seen, type or paste the path here.
drop-more = Only two texts can be compared; the others were left aside.
drop-side = Drop for side { $side }
export-nothing = There is no comparison to export.

## When there is no window: said in the terminal

no-display = no display: set DISPLAY or WAYLAND_DISPLAY, or use `twosource compare A B`, which needs none
no-window = no window: { $reason }; on Debian and Ubuntu install libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1, or use `twosource compare A B`, which needs no display
no-opengl = no OpenGL: { $reason }; on Debian and Ubuntu install libgl1 libegl1 libgl1-mesa-dri, or use `twosource compare A B`, which needs no display
no-library = a library is missing
no-reason = the system gives no reason
