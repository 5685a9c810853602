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
