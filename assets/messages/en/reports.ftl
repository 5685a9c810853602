### Reports: headings and captions of what is exported.

## Who decided

# $who is as in “reviewer”.
report-decided-by = Decided by the { $who }.
report-decided-by-short = Decided by: { $who }.
report-by = by { $who }

## What every report says

# The tag of the language of these messages, for readers aloud.
language = en
report-title = Two accounts compared
# Behind the name of the program.
report-brand = Two accounts of one event, side by side
report-description = Two accounts of one event compared: both texts, quotations, facts, statements
report-caution = The findings are those of a program that reads words, not the world: look at both passages before relying on one.
# $program is as in “twosource 0.1.0”.
report-written-by = Written by { $program }.
# Of an account.
report-author = by { $author }
# Behind a notice that was given more than once.
report-times = ({ $count } times)
report-scope-all = Everything that was found
report-scope-checked = What a reviewer has checked
report-decided = Decided by the program where no line says that the reviewer did.

## Parts of a report

# The name of a sheet too: at most 31 characters, none of [ ] : * ? / and \, here and where it says so below.
report-summary = Summary
report-texts = The two texts
report-texts-short = Texts
report-accounts = The two accounts
report-departures = Departures
report-attention = Needs attention
report-attention-what = What needs attention
report-no-attention = No value conflicts, and no quotation is altered or given to somebody else.
report-more-attention = And { $count } more: see the ledgers of quotations and facts.
report-legend = What was found, and how it is marked
# Names of sheets too.
ledger-quotations = Quotations
ledger-facts = Facts
ledger-statements = Statements
ledger-count-quotations = { $count } quotations
ledger-count-facts = { $count } facts
ledger-count-statements = { $count } statements
# $ledger is as in “Quotations”, $state as in “shortened”.
report-group = { $ledger }: { $state }
report-no-quotations = Neither account quotes anybody.
report-no-facts = No values were found in either account.
report-no-statements = Neither account says anything.
report-none = None.
# The name of a sheet too.
report-notes = Notes
report-notes-of-reviewer = Notes of the reviewer
# Of a note on words that are in neither text any more.
note-lost = words lost
# Over the pages of a part that goes on; $part is as in “Facts”.
report-continued = { $part }, continued
# $quotations, $facts and $statements are numbers.
report-left-out = Where both say the same, it is marked in the texts and listed here only if a reviewer said something of it: { $quotations } identical quotations, { $facts } facts that agree, { $statements } statements of both.

## Heads of columns

report-column-number = No.
report-column-state = State
report-column-verdict = Verdict
report-column-kind = Kind
# What a value is of.
report-column-about = Of what
report-column-who = Who says it
report-column-who-a = In A by
report-column-who-b = In B by
report-column-why = Why
report-column-reason = Reason
report-column-status = Status
report-column-note = Note
report-column-by = Decided by
report-column-place-a = Place in A
report-column-place-b = Place in B
report-column-id = Id
# A or B stands in it.
report-column-text = Text
report-column-words = Words

## Heads of columns in Markdown

report-markdown-title = title
report-markdown-source = source
report-markdown-number = no.
report-markdown-state = state
report-markdown-kind = kind
report-markdown-why = why
report-markdown-status = status
report-markdown-note = note
report-markdown-by = by
report-markdown-words = words

## The workbook: what stands before a line

report-notice = Notice
# Before which findings the report holds.
report-holds = Holds
report-review = Review
# Before the name of the program.
report-writer = Written by

## The web page

report-skip-to-texts = Skip to the texts
report-skip-to-ledgers = Skip to the ledgers
report-parts = Parts of this page
report-fingerprint = A fingerprint of the bytes that were read
report-show-in-text = Show in text { $side }
report-text-of = Text { $side }
report-no-words = This text has no words.
report-show = Show in the texts
report-filter = Choose lines of the ledgers
report-filter-words = Words
report-filter-state = State
report-filter-status = Status
# Stands for every state or status.
report-filter-all = all
report-filter-show-all = Show all
report-nothing-in = Nothing in { $side }
# Before the numbers of more places.
report-also = also
# Behind the numbers of more places.
report-and-more = and { $count } more
report-note-number = Note { $number }

## The PDF

report-page = page{"\u00A0"}{ $number }
# At the foot.
report-page-of = { $page } of { $pages }
# Behind a page of this report; $place is as in “page 3”.
report-place-in-source = ({ $place } of the source)
report-and-more-places = and { $count } more places
report-unseen-characters =
    { $count ->
        [one] One character that the faces of this file do not have is shown as □; it is copied as what it is.
       *[other] { $count } characters that the faces of this file do not have are shown as □; they are copied as what they are.
    }
# Of a heading without words, for readers aloud.
report-heading = Heading
# What a link leads to; $number is as in “Q7”.
report-link-entry = Entry { $number }
report-link-passage = Passage of { $number } in text { $side }
report-link-noted = Words of note { $number }

## The Word document

# Who wrote a comment.
report-reviewer = Reviewer
    .initials = R
# Between the number of a page and how many there are: “3 of 12”.
report-between-pages = {" "}of{" "}
report-changes-of = { $title }: changes
# $a and $b are titles with their details.
report-changes-foot = B { $b } against A { $a } · { $program }

## What is read in one document

inspect-blocks = Blocks
inspect-speaker-unclear = speaker unclear
# Of a quotation that goes on behind its cue.
inspect-carried-on = carried on
inspect-notices = Where the notices stand

## Formats of reports

report-format-html = Web page
report-format-pdf = PDF
report-format-docx = Word document
report-format-tracked = Word document, B as changes of A
report-format-xlsx = Excel workbook
report-format-json = JSON report
report-format-markdown = Markdown tables
report-format-csv = CSV table
report-format-text = Plain text
# “html, pdf … or txt”
report-endings = { $endings } or { $last }

## Why a report could not be written; mostly the file is named behind it

error-export-not-versions = The two accounts are not two versions of one text, so that B cannot be shown as changes of A
error-export-format = A report is written as { $endings }: { $name }
error-export-over-source = The report would replace one of the two accounts: { $name }
error-export-cancelled = The report was cancelled: { $name }
error-export-no-folder = The folder of the report does not exist
error-export-folder-is-file = The folder of the report is a file
error-export-forbidden = The report may not be written here
error-export-read-only = The disk can only be read
error-export-is-folder = There is a folder of this name
error-export-no-space = There is no space left for the report
error-export-name = No file can have this name
# $reason is said by the system.
error-export-unwritable = The report could not be written ({ $reason })
# A font.
error-face = a face of the program cannot be read
