#!/bin/bash
# Writes the article in every format, each by a program that people use for it. Needs pandoc, LibreOffice, Chromium, pdflatex
# and Python. The results are committed, so that the tests need none of these.
set -euo pipefail
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export SOURCE_DATE_EPOCH=1935500000

from() { pandoc --from markdown --standalone --metadata pagetitle="Harbour board closes the Tarn pier" article.md "$@"; }
office() { soffice --headless --convert-to "$2" --outdir "$scratch" "$1" >/dev/null 2>&1; }

from --to docx --output pandoc.docx
from --to odt --output pandoc.odt
from --to rtf --output pandoc.rtf
from --to fb2 --output pandoc.fb2
from --to html --output pandoc.html
from --to epub --metadata title="Harbour board closes the Tarn pier" --output pandoc.epub
from --to plain --wrap=none --output pandoc.txt

# LibreOffice: each format from one that another program wrote.
cp pandoc.odt "$scratch/libreoffice.odt"
(cd "$scratch" && office libreoffice.odt docx && office libreoffice.odt rtf && office libreoffice.odt pdf && office libreoffice.odt fodt)
cp "$scratch"/libreoffice.{docx,rtf,pdf,fodt} .
cp pandoc.docx "$scratch/second.docx"
(cd "$scratch" && office second.docx odt)
cp "$scratch/second.odt" libreoffice.odt

chromium --headless --no-sandbox --disable-gpu --print-to-pdf=chromium.pdf pandoc.html >/dev/null 2>&1

from --to latex -V lang=en-GB --output "$scratch/one.tex"
from --to latex -V lang=en-GB -V classoption=twocolumn -V fontsize=10pt --output "$scratch/two.tex"
# Tables that may break over pages do not go into two columns.
sed -i 's/\\begin{longtable}\[\]/\\begin{tabular}/; s/\\end{longtable}/\\end{tabular}/; s/\\endhead//; s/\\endfirsthead//; s/\\endlastfoot//; s/\\bottomrule\\noalign{}//' "$scratch/two.tex"
(cd "$scratch" && for file in one two; do pdflatex -interaction=batchmode "$file.tex" >/dev/null || true; done)
cp "$scratch/one.pdf" latex-one-column.pdf
cp "$scratch/two.pdf" latex-two-columns.pdf

python3 - <<'PYTHON'
import email.message, email.policy, email.utils

page = open("pandoc.html", encoding="utf-8").read()
plain = open("pandoc.txt", encoding="utf-8").read()
title, _, body = plain.strip().partition("\n")


def message(subject):
    m = email.message.EmailMessage(policy=email.policy.SMTP)
    m["From"] = "Ada Quill <ada@example.org>"
    m["To"] = "desk@example.org"
    m["Subject"] = subject
    m["Date"] = "Fri, 02 May 2031 18:00:00 +0000"
    m["Message-ID"] = "<1@example.org>"
    return m


m = message(title)
m.set_content(body.strip() + "\n")
m.add_alternative(page, subtype="html")
m.set_boundary("=====1=====")
open("python.eml", "wb").write(m.as_bytes())

other = message("Lunch")
other.set_content("Shall we have lunch on Monday?\n")
envelope = b"From ada@example.org Fri May  2 18:00:00 2031\n"
with open("python.mbox", "wb") as box:
    for one in (other, m):
        box.write(envelope + one.as_bytes().replace(b"\r\n", b"\n") + b"\n")

saved = email.message.EmailMessage(policy=email.policy.SMTP)
saved["From"] = "<Saved by a browser>"
saved["Snapshot-Content-Location"] = "https://example.org/pier"
saved["Subject"] = title
saved["Date"] = "Fri, 02 May 2031 18:00:00 +0000"
saved.set_content(page, subtype="html")
saved.make_related()
saved.set_boundary("=====2=====")
open("python.mhtml", "wb").write(saved.as_bytes())
PYTHON
