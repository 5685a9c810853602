//! WordprocessingML as text: words escaped, elements in the order the standard wants.

use std::fmt::Write;

use crate::export::clean::clean;

/// Words inside an element or attribute. Control characters are no part of XML and show as U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// How words look; the fields in the order of the elements they become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) style: Option<&'static str>,
    pub(super) bold: bool,
    pub(super) struck: bool,
    /// Six hexadecimal digits.
    pub(super) colour: Option<&'static str>,
    /// In half points.
    pub(super) size: Option<u8>,
    /// The kind of line under the words, and its colour.
    pub(super) under: Option<(&'static str, &'static str)>,
    /// The colour behind the words.
    pub(super) fill: Option<&'static str>,
    pub(super) raised: bool,
}

impl Look {
    fn properties(self, is_rtl: bool) -> String {
        let mut out = String::new();
        let mut put = |name: &str, value: Option<&str>| {
            out.extend(value.map(|value| format!("<w:{name} w:val=\"{value}\"/>")));
        };
        put("rStyle", self.style);
        put("b", self.bold.then_some("1"));
        put("strike", self.struck.then_some("1"));
        put("color", self.colour);
        put("sz", self.size.map(|size| size.to_string()).as_deref());
        out.extend(self.under.map(|(kind, colour)| format!("<w:u w:val=\"{kind}\" w:color=\"{colour}\"/>")));
        out.extend(self.fill.map(|fill| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>")));
        out.push_str(if self.raised { "<w:vertAlign w:val=\"superscript\"/>" } else { "" });
        out.push_str(if is_rtl { "<w:rtl/>" } else { "" });
        if out.is_empty() { out } else { format!("<w:rPr>{out}</w:rPr>") }
    }
}

/// Words with one look.
pub(super) fn run(look: Look, words: &str) -> String {
    run_of(look, words, "t")
}

/// Words with one look, as a deletion holds them.
pub(super) fn deleted_run(look: Look, words: &str) -> String {
    run_of(look, words, "delText")
}

fn run_of(look: Look, words: &str, element: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    let properties = look.properties(is_rtl(words));
    format!("<w:r>{properties}<w:{element} xml:space=\"preserve\">{}</w:{element}></w:r>", escaped(words))
}

/// A paragraph of runs in a style of `styles.xml`.
pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// The same, from right to left where the words are.
pub(super) fn paragraph_of(style: &str, words: &str, runs: &str) -> String {
    let bidi = if is_rtl(words) { "<w:bidi/>" } else { "" };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}</w:pPr>{runs}</w:p>")
}

/// A cell so many twentieths of a point wide; `content` are whole paragraphs.
pub(super) fn cell(width: u32, content: &str) -> String {
    let content = if content.is_empty() { "<w:p/>" } else { content };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{content}</w:tc>")
}

/// A table with columns of these widths, in twentieths of a point; `style` is one of `styles.xml`.
pub(super) fn table(style: &str, widths: &[u32], rows: &str) -> String {
    let total: u32 = widths.iter().sum();
    let mut grid = String::new();
    for width in widths {
        write!(grid, "<w:gridCol w:w=\"{width}\"/>").ok();
    }
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" \
         w:noVBand=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// A row; one that names the columns comes again on every page.
pub(super) fn row(names_columns: bool, cells: &str) -> String {
    let properties = if names_columns { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "" };
    format!("<w:tr>{properties}{cells}</w:tr>")
}

/// A row that is not cut where a page ends; for short ones.
pub(super) fn whole_row(cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

/// Whether the first letter is of a script that runs from right to left.
fn is_rtl(words: &str) -> bool {
    let first = words.chars().find(|c| c.is_alphabetic());
    matches!(first, Some('\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        assert_eq!(escaped(words), expected);
    }

    #[test]
    fn words_mean_nothing_to_xml() {
        check("plain “words”", "plain “words”");
        check("<w:p> & \"so\"", "&lt;w:p&gt; &amp; &quot;so&quot;");
        check("\u{1}a\0b\u{ffff}\n", "\u{fffd}a\u{fffd}b\u{fffd} ");
        check("\u{202e}back", "\u{202e}back\u{202c}");
    }

    #[test]
    fn properties_stand_in_the_order_of_the_standard() {
        let look =
            Look { bold: true, colour: Some("112233"), size: Some(16), raised: true, fill: Some("EEEEEE"), ..Look::default() };
        let all = run(look, "שלום");
        let order = ["<w:b ", "<w:color ", "<w:sz ", "<w:shd ", "<w:vertAlign ", "<w:rtl/>", "<w:t "];
        let places: Vec<usize> = order.iter().map(|name| all.find(name).expect(name)).collect();
        assert!(places.is_sorted(), "{all}");
        assert_eq!(run(Look::default(), ""), "");
    }
}
