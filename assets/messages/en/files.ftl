### Files: what is opened, kept and written, and what can go wrong with it.

## Kinds of files that are read

format-plain = Plain text
format-markdown = Markdown
format-html = Web article
format-html-page = Whole web page
format-docx = Word document
format-odt = OpenDocument text
format-rtf = RTF document
format-pdf = PDF
format-epub = EPUB book
format-fiction-book = FictionBook
format-mail = Mail message
format-mailbox = Mailbox
format-web-archive = Saved web page
format-subtitles = Subtitles

## News: what was just done, or why nothing was done

news-nothing-to-export = Nothing to export yet: open two texts first.
news-list-too-long = The list is too long for the clipboard: export it as a table instead.
news-no-conflict = Nothing conflicts: no value differs, no quotation is altered or re-attributed.
news-all-checked = Every finding of this list is checked.
news-choose-to-link = Choose a statement or a quotation to link, or a link to take away.
news-unlinked = The link was taken away.
news-linked = Linked.
news-paired = Paired.
news-words-taken-away = Those words are no longer taken for the quotation.
news-unpaired = The quotations are no longer paired.
news-note-too-long = Too many words for one note: mark fewer.
news-noted = Noted. All notes stand in the list of notes.
news-nothing-to-undo = Nothing to undo.
news-nothing-to-redo = Nothing to redo.
news-stopped = Stopped. Reload compares the two again.
news-written = Written: { $path }
news-copied-table =
    { $count ->
        [one] Copied as a table: { $count } line.
       *[other] Copied as a table: { $count } lines.
    }
news-no-quotation-to-join = That is no quotation on its own, so nothing was changed. Begin again with the two.
news-no-statement-to-join = That is no statement on its own, so nothing was changed. Begin again with the two.
# $side is A or B.
news-choose-statement = Choose the statement of { $side } that says the same, and link again.
news-choose-quotation = Choose the quotation of { $side } that says the same, and link again.
# $what is one of the changes below, or a status as in “confirmed”.
news-undone = Undone: { $what }
news-redone = Done again: { $what }
news-session-kept = The session is kept in { $path }
news-marks-again =
    { $count ->
        [one] A text has changed: { $count } mark to check again. See Notes.
       *[other] A text has changed: { $count } marks to check again. See Notes.
    }
news-marks-lost = A text has changed: { $count } lost. See Notes.
news-marks-again-and-lost =
    { $count ->
        [one] A text has changed: { $count } mark to check again, { $lost } lost. See Notes.
       *[other] A text has changed: { $count } marks to check again, { $lost } lost. See Notes.
    }

## Changes that can be undone

change-link = link
change-unlink = unlink
change-pair = pair
change-unpair = unpair
change-note = note
change-speaker = speaker

## Lists, and which findings of them are shown

list-quotes = Quotations
list-facts = Facts
list-statements = Statements
list-notes = Findings with a note or a problem
# $filter is as in “altered or re-attributed, unchecked, with “ferry””.
list-and-filter = { $list }: { $filter }
filter-either = { $one } or { $other }
filter-with = with “{ $words }”

## What went wrong in the window

# $reason and what stands in $path come from the system.
error-nothing-written = Nothing could be written: { $reason }
error-preferences-kept = Preferences could not be kept: { $reason }: { $path }
error-preferences-read = Preferences could not be read and are as new: { $reason }: { $path }
error-preferences-damaged = Preferences are damaged and were ignored: { $reason }: { $path }
error-export-panic = The report could not be made; { $path } was not touched.
error-search-too-large = This expression is too large.
# $reason is said by the reader of expressions, in English.
error-search-expression = This is no regular expression: { $reason }.
error-comparison-panic = The comparison failed unexpectedly: { $reason }
error-comparison-start = The comparison could not be started: { $reason }
# Stands for $reason above where there is none.
error-no-reason = no reason given
error-session-example = The session is of an example that is not there: { $path }
error-review-not-kept = Marks and notes could not be written and are only in this window: { $reason }
error-mailbox = This mailbox holds several messages; one of them is to be chosen.

## Sessions and reports that cannot be read back

# $reason is said by the system or a reader of the format, in English.
error-session-other = This is no session of Twosource, or it is damaged
error-session-newer = This session was made by a newer version of Twosource and was left alone
error-session-damaged = The session is damaged and was left alone ({ $reason })
error-session-open = The session could not be opened: { $reason }: { $path }
error-session-read = The session could not be read: { $reason }: { $path }
error-session-large = The session is larger than 256 MiB and was not read: { $path }
error-report-newer = This report was made by a newer version of Twosource
error-report-damaged = The report is damaged, or not of two accounts ({ $reason })
# $name is that of an account.
error-report-format = The report is damaged: the format of { $name }
error-report-block = The report is damaged: a block of { $name }
error-report-place = The report is damaged: a page or time of { $name }

## Why a file could not be read; the file is named behind it

error-import-missing = There is no such file
error-import-folder = This is a folder, not a file
error-import-forbidden = You are not allowed to read this file
# $reason is said by the system.
error-import-unreadable = The file could not be read ({ $reason })
error-import-empty = There is no text in this file
error-import-binary = This is no text, and no kind of file that is known here
# $kind is one of the messages that begin with `file-kind-`, here and below.
error-import-encrypted = This { $kind } is protected with a password; save a copy without one and open that
# $detail is one of the messages that begin with `damage-`, or what a reader of the format said, in English.
error-import-damaged = This { $kind } is damaged ({ $detail })
# $limit is one of the messages that begin with `limit-`.
error-import-too-large = This { $kind } is too large; the limit is { $limit }
# $list is as in “1: Ferry (Ida Brekke, 2026-03-03); 2: …”.
error-import-choose = This mailbox holds { $count } messages; add the number of one to the name, as in “…#1”: { $list }
error-import-only-pictures = This { $kind } holds only pictures of pages; let a program recognise its text (OCR) and open the result
error-import-too-hard = This { $kind } could not be read within { $limit }; print it to a new PDF, or copy its words and paste them
error-import-cancelled = Reading was cancelled

## Kinds of files that are known and not read; the file is named behind it

error-foreign-picture = This is a picture, which is not read here; let a program recognise its text (OCR), or type its words, and open or paste that
error-foreign-post-script = This is a PostScript file, which is not read here; save its words as plain text and open that
error-foreign-compressed = This is a compressed file, which is not read here; unpack it and open the file inside
error-foreign-archive = This is an archive, which is not read here; unpack it and open the file inside
error-foreign-web-archive = This is a saved web archive, which is not read here; save the page as HTML and open that
error-foreign-sound = This is a sound recording, which is not read here; open a transcript instead
error-foreign-video = This is a video, which is not read here; open a transcript instead
error-foreign-recording = This is a recording, which is not read here; open a transcript instead
error-foreign-spreadsheet = This is a spreadsheet, which is not read here; save its words as plain text and open that
error-foreign-presentation = This is a presentation, which is not read here; save it as PDF and open that
error-foreign-pages = This is a Pages document, which is not read here; export it as Word or PDF and open that
error-foreign-keynote = This is a Keynote presentation, which is not read here; save it as PDF and open that
error-foreign-open-document = This is an OpenDocument file other than a text, which is not read here; save its words as plain text and open that
error-foreign-old-word = This is a Word document of the old kind (DOC), which is not read here; save it as DOCX or plain text and open that
error-foreign-outlook = This is an Outlook message, which is not read here; save it as EML and open that, or copy its words and paste them
error-foreign-old-office = This is an old Office file, which is not read here; save it as DOCX or plain text and open that
error-foreign-subtitles = This is a subtitle file of a kind, which is not read here; save it as SRT or WebVTT and open that
error-foreign-old-processor = This is a file of an old word processor, which is not read here; save it as DOCX or plain text and open that
error-foreign-book = This is an electronic book, which is not read here; convert it to EPUB and open that

## Kinds of files, within a sentence

file-kind-epub = EPUB book
file-kind-fiction-book = FictionBook
file-kind-mail = mail message
file-kind-docx = Word document
file-kind-rtf = RTF file
file-kind-odt = OpenDocument text
file-kind-pdf = PDF
file-kind-markdown = Markdown file
file-kind-html = web page
file-kind-office = Office file
file-kind-text = text
file-kind-file = file

## What is damaged in a file, within a sentence

damage-no-parts = its table of parts is missing
damage-parts-unsaid = it does not say where its table of parts is
damage-no-header = it has no header
damage-nested = its elements are nested too deeply
damage-breaks-off = it breaks off
damage-no-text = the part with its text is missing
damage-groups-nested = its groups are nested too deeply
damage-nothing-read = nothing was read
damage-reader-gave-up = its reader gave up
damage-no-package = it is not the package that such a document is
damage-no-book-package = it is not the package that such a book is
damage-no-pdf = it does not begin as such files do

## Limits, within a sentence

limit-size = { $size } MiB
limit-unpacked = { $size } MiB unpacked
limit-parts = { $count } parts
limit-paragraphs = one million paragraphs
limit-tags = one million tags and references
limit-headers = 300,000 headers and parts
limit-lines = three million lines and marks
limit-pdf = 4 seconds a page and 768 MiB of memory

## What a file is by its content, within a sentence

content-plain = plain text
content-markdown = Markdown
content-html = a web page
content-docx = a Word document
content-odt = an OpenDocument text
content-rtf = an RTF document
content-pdf = a PDF
content-epub = an EPUB book
content-fiction-book = a FictionBook
content-mail = a mail message
content-mailbox = a mailbox
content-web-archive = a saved web page
content-subtitles = a subtitle file

## Names of what has none

# The name that is proposed for a report or session of two files; it must do as the name of a file.
file-of-two = { $a } vs { $b }
source-pasted = Pasted text
# A message in a mailbox.
mailbox-no-subject = without a subject
mailbox-list-more = { $list }; and { $count } more
source-standard-input = Standard input

## What went wrong on the command line

# $format is one of the messages that begin with `report-format-`.
error-terminal = A { $format } is no text for a terminal; write it to a file with -o
error-two-standard-inputs = Only one of the two accounts can be read from standard input: -
error-two-accounts-wanted = Two accounts are wanted, or a session
error-no-such-example = This version has no such example: { $name }
error-inspect-format = What is read in one document is printed as txt or json only: { $format }
error-standard-output = Standard output could not be written
error-standard-input = Standard input could not be read
