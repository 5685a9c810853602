### What is said of results, in the window and in reports: states, verdicts, reasons, notices.
