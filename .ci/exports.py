"""Reopens every report with an independent reader; see .ci/exports."""

import csv
import json
import os
import re
import subprocess
import sys

import docx
import openpyxl

FORMATS = ["html", "pdf", "docx", "xlsx", "csv", "md", "json", "txt"]
STATUSES = ["problem", "confirmed", "dismissed"]
LABELS = {"only_a": "A only", "only_b": "B only", "reattributed": "re-attributed"}
# The small signs before highlighted words of a Word document: "≠F3" and a space that does not break.
SIGN = re.compile("(?:[=≠≈?…↷AB]|“”)(?:[QFS][0-9]+)?\u00a0")


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300).stdout


def flat(text):
    return "".join(SIGN.sub("", text).split())


def words_of(report, side, ids):
    document = report["documents"][side]
    items = {item["id"]: item for kind in ("quotes", "facts", "statements") for item in document[kind]}
    text = document["text"].encode()
    spans = sorted((items[name]["start"], items[name]["end"]) for name in ids)
    return [{"start": start, "words": " ".join(text[start:end].decode().split())} for start, end in spans]


def session(program, folder, a, b):
    """A session in which every third finding has a status and a note."""
    report = json.loads(run(program, "compare", a, b, "--format", "json"))
    kinds = [("quote", "state", "quote_matches"), ("fact", "verdict", "fact_matches")]
    found = [(kind, match[state], match) for kind, state, name in kinds for match in report[name]]
    marks = []
    for at, (kind, state, match) in enumerate(found[::3]):
        sides = {side: words_of(report, side, match[side]) for side in "ab"}
        marks.append({"kind": kind, "state": state, "status": STATUSES[at % 3], "note": f"Note {at}: =1+1 <b>ask</b> | again.", **sides})
    first = report["documents"]["a"]["statements"][0]["id"]
    notes = [{"side": "a", "note": "A note on words.", **words_of(report, "a", [first])[0]}]
    path = os.path.join(folder, "review.twosource")
    sources = {side: {"file": {"path": os.path.abspath(name)}} for side, name in (("a", a), ("b", b))}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"twosource_session": 2, **sources, "marks": marks, "corrections": [], "notes": notes}, file)
    return path


def expected(report):
    """Every passage, every verdict with its reason, every note."""
    passages, verdicts, notes = [], set(), [said["note"] for said in report["review"]]
    for name, state in (("quote_matches", "state"), ("fact_matches", "verdict")):
        for match in report[name]:
            passages += [place["words"] for side in "ab" for place in words_of(report, side, match[side])]
            verdicts.add(LABELS.get(match[state], match[state]))
    for side in "ab":
        passages += [place["words"] for item in report["documents"][side]["statements"] for place in words_of(report, side, [item["id"]])]
    assert len(passages) > 5 and verdicts and notes, "nothing to look for"
    return passages, sorted(verdicts), notes + ["A note on words."]


def has_all(name, text, wanted, shares=1.0):
    """Whether the words stand in a text; of long ones on pages, a share of their parts is enough, since pages end somewhere
    and signs stand between words."""
    text = flat(text)
    for words in wanted:
        if flat(words) in text:
            continue
        parts = words.split()
        parts = [flat(" ".join(parts[at : at + 2])) for at in range(0, len(parts), 2)]
        found = sum(part in text for part in parts) / len(parts)
        assert shares < 1.0 and found >= shares, f"{name}: not found: {words}"


def converted(path, to, ending, *options):
    folder = os.path.join(os.path.dirname(path), "converted")
    run("soffice", "--headless", f"-env:UserInstallation=file://{folder}-profile", *options, "--convert-to", to, "--outdir", folder, path)
    stem = os.path.splitext(os.path.basename(path))[0]
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.startswith(stem) and name.endswith(ending)]


def read(paths):
    return "\n".join(open(path, encoding="utf-8-sig").read() for path in paths)


def word(path, report, wanted):
    passages, verdicts, notes = wanted
    has_all("LibreOffice, docx", read(converted(path, "txt:Text (encoded):UTF8", ".txt")), passages + verdicts + notes)
    document = docx.Document(path)
    comments = [part for part in document.part.package.iter_parts() if str(part.partname).endswith("comments.xml")][0].blob.decode()
    count = comments.count("<w:comment ")
    body = document.part.blob.decode()
    assert count == body.count("<w:commentReference ") == body.count("<w:commentRangeStart "), "comments have places"
    placed = sum(bool(match[side]) for name in ("quote_matches", "fact_matches") for match in report[name] for side in "ab")
    assert count >= placed, f"{placed} findings on a side, {count} comments"
    has_all("comments", re.sub("<[^>]*>", "", comments).replace("&lt;", "<").replace("&gt;", ">"), verdicts + notes)
    rows = sum(len(table.rows) for table in document.tables)
    print(f"  docx: {count} comments, {len(document.tables)} tables with {rows} rows")


def workbook(path, wanted):
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"], "no cell is a formula"
    text = "\n".join(str(cell.value) for cell in cells)
    passages, verdicts, notes = wanted
    has_all("openpyxl", text, passages + verdicts + notes)
    sheets = converted(path, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', ".csv")
    has_all("LibreOffice, xlsx", read(sheets).replace('""', '"'), [text.replace('""', '"') for text in passages + verdicts + notes])
    print(f"  xlsx: {[f'{sheet.title} {sheet.max_row}' for sheet in book]}")


def table(path, wanted):
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert len({len(line) for line in lines}) == 1, "every line has the same columns"
    assert not [cell for line in lines for cell in line if cell[:1] in ("=", "+", "-", "@", "\t", "\r")], "a cell is a formula"
    # Its dialog sees the mark of UTF-8 by itself; without a window it must be told.
    (calc,) = converted(path, "xlsx", "report.xlsx", "--infilter=CSV:44,34,76,1")
    sheet = openpyxl.load_workbook(calc).active
    assert (sheet.max_row, sheet.max_column) == (len(lines), len(lines[0])), "LibreOffice sees the same lines and columns"
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)
    has_all("LibreOffice, csv", text, wanted[0] + wanted[2])
    print(f"  csv: {len(lines)} lines of {len(lines[0])} columns")


def pages(name, path, wanted):
    text = run("pdftotext", path, "-").decode()
    passages, verdicts, notes = wanted
    has_all(name, text, verdicts + notes + passages, 0.6)
    count = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", path).decode()).group(1))
    run("pdftoppm", "-r", "30", "-png", path, os.path.join(os.path.dirname(path), "page"))
    print(f"  {name}: {count} pages")


def web_page(path, wanted):
    chromium = next(name for name in ("chromium", "chromium-browser", "google-chrome") if subprocess.call(["which", name], stdout=subprocess.DEVNULL) == 0)
    printed, address = path + ".pdf", f"file://{path}"
    options = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={path}-profile"]
    run(*options, "--no-pdf-header-footer", f"--print-to-pdf={printed}", address)
    pages("html, printed", printed, wanted)
    pictures = []
    for scheme in ("1", "0"):
        picture = f"{path}-{scheme}.png"
        run(*options, f"--blink-settings=preferredColorScheme={scheme}", "--window-size=1200,900", f"--screenshot={picture}", address)
        pictures.append(open(picture, "rb").read())
    assert pictures[0] != pictures[1], "light and dark differ"


def changes(path):
    body = docx.Document(path).part.blob.decode()
    inserted, deleted = body.count("<w:ins "), body.count("<w:del ")
    assert inserted and deleted and converted(path, "pdf", ".pdf"), "changes are tracked"
    print(f"  tracked.docx: {inserted} insertions, {deleted} deletions")


def check(program, folder, a, b):
    print(f"{os.path.basename(a)} / {os.path.basename(b)}", flush=True)
    os.makedirs(folder)
    review = session(program, folder, a, b)
    names = [os.path.join(folder, f"report.{ending}") for ending in FORMATS]
    write = [program, "compare", "--session", review] + [part for name in names for part in ("-o", name)]
    run(*write)
    bytes_of = lambda: [open(name, "rb").read() for name in names]
    before = bytes_of()
    run(*write)
    assert before == bytes_of(), "the same input gives the same bytes"
    path = dict(zip(FORMATS, names))
    report = json.load(open(path["json"], encoding="utf-8"))
    assert run(program, "compare", "--session", path["json"], "--format", "json") == before[FORMATS.index("json")], "read back"
    wanted = expected(report)
    word(path["docx"], report, wanted)
    workbook(path["xlsx"], wanted)
    table(path["csv"], wanted)
    pages("pdf", path["pdf"], wanted)
    web_page(path["html"], wanted)


def main():
    program, folder, *more = sys.argv[1:]
    example = [os.path.join("assets", "example", name) for name in ("harbour-post.html", "north-coast-herald.md")]
    pairs = [tuple(example)] + list(zip(more[::2], more[1::2]))
    for at, (a, b) in enumerate(pairs):
        check(program, os.path.join(folder, str(at)), a, b)
    text = open(example[1], encoding="utf-8").read()
    versions = [os.path.join(folder, name) for name in ("first.md", "second.md")]
    for name, words in zip(versions, (text, text.replace("said", "wrote", 3).replace("Tuesday", "Monday"))):
        open(name, "w", encoding="utf-8").write(words)
    tracked = os.path.join(folder, "report.tracked.docx")
    run(program, "compare", *versions, "-o", tracked)
    changes(tracked)


main()
