### What is said of results, in the window and in reports: states, verdicts, reasons, notices.

## Pieces of sentences

# Stands between the items of a list: “a, b, c”.
list-separator = ,{" "}
# Words of a text within a sentence.
quoted = “{ $words }”
# Stands between groups of three digits: “1,204”.
number-separator = ,

## States of quotations, as in “≠ altered”

state-identical = identical
state-shortened = shortened
state-altered = altered
state-reattributed = re-attributed
state-unquoted = unquoted
state-only-a = A only
state-only-b = B only

## Verdicts on facts, as in “≠ conflict”

verdict-agree = agree
verdict-compatible = compatible
verdict-conflict = conflict
verdict-unsure = unsure
verdict-only-a = A only
verdict-only-b = B only

## Statements, and words that differ

standing-both = both say
standing-possible = possibly both
standing-only-a = only A says
standing-only-b = only B says
tag-differs = differing words
tag-changed = changed words

## Sorts of highlights over the texts, each to be switched on and off

layer-quotes = Quotations
layer-facts = Facts
layer-links = Links
layer-one-sided = What only one side says
layer-notes = Notes on words

## How far a finding is checked

status-unchecked = unchecked
status-confirmed = confirmed
status-problem = problem
status-dismissed = dismissed
# Stands behind a status: “confirmed, to be checked again”.
status-again = to be checked again

## Kinds of facts, quotations and statements

kind-date = date
kind-time = time
kind-duration = duration
kind-number = number
kind-money = money
kind-percent = percent
kind-age = age
kind-ordinal = ordinal
kind-person = person
kind-organisation = organisation
kind-place = place
kind-role = role
kind-claim = claim
kind-speech = speech
# Of a quotation that names a work.
kind-title = title
# Of a quotation that marks an expression.
kind-term = term
# Of a statement that stands in another order than the others around it.
kind-moved = moved

## Kinds of blocks of a text

block-heading = heading
block-paragraph = paragraph
block-list-item = list-item
block-quotation = quotation
block-cell = cell
block-caption = caption
block-note = note

## Who decided about a finding

decided-program = program
decided-reviewer = reviewer
decided-speaker-by-reviewer = program, speaker by reviewer

## Why a quotation has its state

# Stands before another sentence of this list.
reason-quote-reviewer = Paired by the reviewer.
reason-quote-taken-apart = Taken apart by the reviewer; nothing else that could be the same was found.
# Stands before another sentence too. $side is A or B, here and below.
reason-quote-taken-away = The reviewer took words of { $side } away from it.
reason-quote-split = The same words; { $side } splits them into several quotations.
reason-quote-same = The same words on both sides.
# $a and $b are as in “2 words”.
reason-quote-middle = The same words in the middle; A has { $a } more at one end, B has { $b } more at the other.
reason-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
# $words is as in “2 words”.
reason-quote-left-out =
    { $place ->
        [beginning] The same words; { $side } leaves out { $words } at the beginning.
        [end] The same words; { $side } leaves out { $words } at the end.
        [both-ends] The same words; { $side } leaves out { $words } at the beginning and the end.
        [middle] The same words; { $side } leaves out { $words } in the middle.
       *[several] The same words; { $side } leaves out { $words } in several places.
    }
# Behind the sentence above; $word is as in “never”.
reason-quote-turned = Left out is “{ $word }”: check what is meant.
# $a and $b are as in “Greta Lund (“Lund said”)”.
reason-quote-other-speaker = The same words, but given to different people: in A to { $a }, in B to { $b }.
reason-quote-other-speaker-nearly = Nearly the same words, but given to different people: in A to { $a }, in B to { $b }.
reason-quote-unmarked = { $side } has the same words without quotation marks.
reason-quote-unmarked-nearly = { $side } has nearly the same words without quotation marks.
# $shared is a list of words.
reason-quote-reported = Weaker evidence: { $side } seems to report this in its own words; both have { $shared }.
reason-quote-nothing-alike = Nothing that could be the same was found in { $side }.
reason-quote-nothing-alike-other = Nothing that could be the same was found in the other account.
reason-quote-reordered = The same words, but in another order.
# $words is as in “2 words”.
reason-quote-shared = The two share { $words }.

## What differs in a quotation

# $differences is as in “A has “two”, B has “six”; only B has “not””.
reason-differ-words = Words differ: { $differences }.
reason-differ-not = One side says “not” or the like, the other does not: { $differences }.
reason-differ-number = A number differs: { $differences }.
reason-differ-modal = How certain or how binding it is differs: { $differences }.
# $kinds is made of the next messages.
reason-differ-kinds = What differs is { $kinds }: { $differences }.
differ-kind-not = a “not” or the like
differ-kind-number = a number
differ-kind-modal = how certain or how binding it is
differ-kinds-two = { $one } and { $other }
difference-each = A has “{ $a }”, B has “{ $b }”
difference-only = only { $side } has “{ $words }”
differences-two = { $one }; { $other }
differences-more =
    { $count ->
        [one] { $differences }; one more difference
       *[other] { $differences }; { $count } more differences
    }

## Who says a quotation

# $how is how the text tells it: “according to Lund”.
speaker-and-how = { $speaker } (“{ $how }”)
# Stands for a speaker: “in A to nobody by name”.
speaker-nobody = nobody by name
speaker-both = Both give it to { $speaker }.
speaker-both-how = Both give it to { $speaker } (“{ $how }”).
speaker-both-how-one = Both give it to { $speaker } ({ $side }: “{ $how }”).
speaker-both-how-each = Both give it to { $speaker } (A: “{ $a }”, B: “{ $b }”).
# $a, $b and $speaker are as in “Greta Lund (“Lund said”)”, here and below.
speaker-each = A gives it to { $a }, B to { $b }.
speaker-perhaps-same = Perhaps the same speaker: A gives it to { $a }, B to { $b }.
speaker-check = Check who said it: A gives it to { $a }, B to { $b }.
speaker-one = { $side } gives it to { $speaker }.
# $other is the side that names nobody: A or B.
speaker-one-only = { $side } gives it to { $speaker }; { $other } does not say clearly whose words they are.

## Why a fact has its verdict

# The words of both sides, as in “A: more than 30; B: 34”; fills $values below.
reason-fact-values = A: { $a }; B: { $b }
reason-fact-one-sided = The other account gives no comparable value.
reason-fact-same-value = Both give the same value: { $values }.
reason-fact-different-value = { $values }: both cannot be true of the same thing.
reason-fact-either-order = { $values }: month and day of one can be read in either order, so both can be true.
reason-fact-other-precision = { $values }: one is more exact, both can be true.
reason-fact-within-bounds = { $values }: both can be true.
reason-fact-rounded = { $values }: one is the other rounded, both can be true.
reason-fact-several-values = { $values }: an account gives several values of it, so both can be true.
reason-fact-one-in-other = { $values }: one lies in the other, both can be true.
reason-fact-other-name = { $values }: two names in statements that say the same otherwise.
reason-fact-other-holder = { $values }: each account gives the office to somebody else.
reason-fact-misspelled = { $values }: one of the spellings must be wrong.
reason-fact-other-spelling = { $values }: the same name in two spellings.
reason-fact-other-form = { $values }: the same name, longer and shorter.
reason-fact-other-description = { $values }: described otherwise, both can be true.
reason-fact-different-role = { $values }: the descriptions exclude each other.
reason-fact-denied = { $values }: one account denies what the other says.
reason-fact-planned-done = { $values }: not equally settled in both accounts, both can be true.
reason-fact-opposite = { $values }: opposites in statements that say the same otherwise.
reason-fact-hedged = { $values }: only one account tells it with reserve, both can be true.
reason-fact-topic-unsure = { $values }: different, but perhaps not of the same thing.

## Why statements are linked, or stand alone

reason-link-reviewer = Linked by the reviewer.
# $shared is a list of words.
reason-link-shared = Both have { $shared }.
reason-link-perhaps = Perhaps the same; both have { $shared }.
reason-link-other-words = The same statement in other words.
# Stands behind one of the sentences above.
reason-link-moved = The order differs from the statements around it.
# $side is the other side: A or B.
reason-statement-alone = No statement of { $side } says the same.

## What the reviewer said

# $said is made of the next messages and the reviewer's note.
reviewer-said = Reviewer: { $said }
# $status is as in “confirmed”.
reviewer-status = { $status }.
reviewer-again = To be checked again.

## How far the review has come

review-checked =
    { $total ->
        [one] { $count } of { $total } finding is checked.
       *[other] { $count } of { $total } findings are checked.
    }
# $statuses is as in “8 confirmed, 3 problem”.
review-checked-statuses =
    { $total ->
        [one] { $count } of { $total } finding is checked: { $statuses }.
       *[other] { $count } of { $total } findings are checked: { $statuses }.
    }
# Stands behind one of the sentences above: so many findings.
review-notes =
    { $count ->
        [one] { $count } has a note.
       *[other] { $count } have a note.
    }
review-again =
    { $count ->
        [one] { $count } has to be checked again.
       *[other] { $count } have to be checked again.
    }

## A finding in a few words

# $state is as in “Altered”.
detail-both = { $state } · { $speaker } in both
detail-each = { $state } · A: { $a }, B: { $b }
# Stand for a speaker where a quotation has none.
detail-title = title
detail-term = term or so-called
# Which occurrence of the same words it is.
detail-repetition = { $number } of { $count }

## What stands under a passage

caption-reported = Reported in other words
caption-unmarked = Without quotation marks
caption-title = A title, not speech
caption-term = A term or so-called, not speech
# $how is how the text tells it: “she said”.
caption-how-unclear = “{ $how }”; speaker unclear
caption-speaker = { $speaker }: “{ $how }”
caption-unclear = Speaker unclear

## What is known of a source

date-day =
    { $month ->
        [1] { $day } January { $year }
        [2] { $day } February { $year }
        [3] { $day } March { $year }
        [4] { $day } April { $year }
        [5] { $day } May { $year }
        [6] { $day } June { $year }
        [7] { $day } July { $year }
        [8] { $day } August { $year }
        [9] { $day } September { $year }
        [10] { $day } October { $year }
        [11] { $day } November { $year }
       *[12] { $day } December { $year }
    }
# $number is the count with its digits in groups.
source-words =
    { $count ->
        [one] { $number } word
       *[other] { $number } words
    }

## What should be known about how a text was read

notice-undecodable-bytes =
    { $count ->
        [one] One place could not be decoded; it is shown as �.
       *[other] { $count } places could not be decoded; they are shown as �.
    }
# $name is as in “windows-1252”.
notice-encoding = The text was read in the encoding { $name }.
notice-whole-page = No article could be told from the page around it; the whole page is shown.
notice-unclosed-quote = A quotation mark is never closed; the quotation was ended with its sentence or paragraph.
notice-stray-mark = A closing quotation mark has no opening one; it was ignored.
# $code is the short name of a language: “de”.
notice-language = The text seems to be in another language than English ({ $code }); names, dates and speakers are read with less certainty.
# $actual is one of the messages that begin with `content-`.
notice-wrong-extension = The file's ending says otherwise, but its content is { $actual }.
notice-too-long = The text is too long for one step, which was left out: { $step }.
notice-left-out-tracked-deletions =
    { $count ->
        [one] One passage deleted under change tracking was left out.
       *[other] { $count } passages deleted under change tracking were left out.
    }
notice-left-out-comments =
    { $count ->
        [one] One comment was left out.
       *[other] { $count } comments were left out.
    }
notice-left-out-field-codes =
    { $count ->
        [one] One field code was left out.
       *[other] { $count } field codes were left out.
    }
notice-left-out-hidden-passages =
    { $count ->
        [one] One hidden passage was left out.
       *[other] { $count } hidden passages were left out.
    }
notice-left-out-headers-and-footers =
    { $count ->
        [one] One page header or footer was left out.
       *[other] { $count } page headers and footers were left out.
    }
notice-left-out-running-heads =
    { $count ->
        [one] One running head or page number was left out.
       *[other] { $count } running heads and page numbers were left out.
    }
notice-left-out-line-end-hyphens =
    { $count ->
        [one] One hyphen at the end of a line was left out.
       *[other] { $count } hyphens at the ends of lines were left out.
    }
notice-left-out-attachments =
    { $count ->
        [one] One attachment was left out.
       *[other] { $count } attachments were left out.
    }
notice-left-out-private-characters =
    { $count ->
        [one] One character that only a special font can show was left out.
       *[other] { $count } characters that only a special font can show were left out.
    }
notice-left-out-unreadable-pages =
    { $count ->
        [one] One page that could not be read was left out.
       *[other] { $count } pages that could not be read were left out.
    }
notice-left-out-picture-pages =
    { $count ->
        [one] One page that is only a picture was left out.
       *[other] { $count } pages that are only pictures were left out.
    }

## Places in a source

place-page = page { $number }
