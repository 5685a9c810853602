//! The parts of a Word document and the package they lie in.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::escaped;

use crate::messages::tr;

/// What every part of text begins with.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What is written into a package.
pub(super) struct Parts {
    pub(super) title: String,
    /// Paragraphs and tables, without the properties of the section.
    pub(super) body: String,
    pub(super) comments: String,
    /// What stands at the foot of every page, left of its number.
    pub(super) foot: String,
    /// The languages of A and B, as codes.
    pub(super) languages: [&'static str; 2],
    pub(super) landscape: bool,
}

/// A4 with margins that leave room on Letter too, in twentieths of a point.
const LANDSCAPE: &str = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
    <w:pgMar w:top=\"1021\" w:right=\"1134\" w:bottom=\"1021\" w:left=\"1134\" w:header=\"567\" w:footer=\"510\" w:gutter=\"0\"/>";
const PORTRAIT: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1304\" w:right=\"1531\" w:bottom=\"1304\" w:left=\"1531\" w:header=\"567\" w:footer=\"510\" w:gutter=\"0\"/>";
/// How wide the text of a landscape page is, in twentieths of a point.
pub(super) const WIDTH: u32 = 14570;

/// Writes the package. Nothing in it tells the time, so that the same parts give the same bytes.
pub(super) fn write(parts: &Parts, mut out: impl Write) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    for (name, content) in contents(parts) {
        zip.start_file(name, options).map_err(io::Error::other)?;
        zip.write_all(XML.as_bytes())?;
        zip.write_all(content.as_bytes())?;
    }
    out.write_all(zip.finish().map_err(io::Error::other)?.get_ref())
}

fn contents(parts: &Parts) -> [(&'static str, String); 9] {
    [
        ("[Content_Types].xml", types()),
        (
            "_rels/.rels",
            relations(&[
                (&format!("{OFFICE}/officeDocument"), "word/document.xml"),
                (&format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
                (&format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
            ]),
        ),
        ("docProps/core.xml", core(&parts.title)),
        ("docProps/app.xml", app()),
        ("word/document.xml", document(parts)),
        ("word/styles.xml", styles(parts.languages)),
        ("word/comments.xml", format!("<w:comments xmlns:w=\"{WORD}\">{}</w:comments>", parts.comments)),
        ("word/footer1.xml", footer(&parts.foot)),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                (&format!("{OFFICE}/styles"), "styles.xml"),
                (&format!("{OFFICE}/comments"), "comments.xml"),
                (&format!("{OFFICE}/footer"), "footer1.xml"),
            ]),
        ),
    ]
}

fn types() -> String {
    let part = |name: &str, kind: &str| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>");
    [
        format!("<Types xmlns=\"{PACKAGE}/content-types\">"),
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>".to_owned(),
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>".to_owned(),
        part("/word/document.xml", &format!("{TYPE}.document.main+xml")),
        part("/word/styles.xml", &format!("{TYPE}.styles+xml")),
        part("/word/comments.xml", &format!("{TYPE}.comments+xml")),
        part("/word/footer1.xml", &format!("{TYPE}.footer+xml")),
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        "</Types>".to_owned(),
    ]
    .concat()
}

fn relations(targets: &[(&str, &str)]) -> String {
    let relation = |(at, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{target}\"/>", at + 1)
    };
    let all: String = targets.iter().enumerate().map(relation).collect();
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn core(title: &str) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:creator>Twosource</dc:creator></cp:coreProperties>",
        escaped(title)
    )
}

fn app() -> String {
    format!(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{} {}</Application></Properties>",
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION")
    )
}

fn document(parts: &Parts) -> String {
    let page = if parts.landscape { LANDSCAPE } else { PORTRAIT };
    format!(
        "<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\"><w:body>{}<w:sectPr>\
         <w:footerReference w:type=\"default\" r:id=\"rId3\"/>{page}</w:sectPr></w:body></w:document>",
        parts.body
    )
}

fn styles([a, b]: [&str; 2]) -> String {
    let language = |code: &str| match code {
        "und" => String::new(),
        "en" => "<w:lang w:val=\"en-GB\"/>".to_owned(),
        code => format!("<w:lang w:val=\"{code}\"/>"),
    };
    include_str!("styles.xml").replace("<!--A-->", &language(a)).replace("<!--B-->", &language(b)).replace('\n', "")
}

fn footer(foot: &str) -> String {
    let field = |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let text = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    format!(
        "<w:ftr xmlns:w=\"{WORD}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:tab/></w:r>{}{}{}</w:p></w:ftr>",
        text(&escaped(foot)),
        field("PAGE"),
        text(&escaped(tr!("report-between-pages"))),
        field("NUMPAGES"),
    )
}
