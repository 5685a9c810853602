//! Word documents, made here part by part.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{check_golden, dump, import};

/// The parts of a Word document, each without its outermost element; empty ones are left away.
#[derive(Clone, Copy, Default)]
pub(super) struct Parts {
    pub(super) document: &'static str,
    pub(super) styles: &'static str,
    pub(super) footnotes: &'static str,
    pub(super) comments: &'static str,
    pub(super) header: &'static str,
    pub(super) numbering: &'static str,
    pub(super) core: &'static str,
    /// Whether the parts are stored as they are.
    pub(super) stored: bool,
}

const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/""#
);

/// Packs the parts as word processors do.
pub(super) fn package(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let method = if parts.stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let mut add = |name: &str, content: &str| {
        zip.start_file(name, SimpleFileOptions::default().compression_method(method)).expect("a part");
        zip.write_all(content.as_bytes()).expect("its content");
    };
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    add("[Content_Types].xml", "<Types/>");
    add(
        "_rels/.rels",
        &format!(r#"<Relationships><Relationship Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>"#),
    );
    add(
        "word/_rels/document.xml.rels",
        &format!(r#"<Relationships><Relationship Type="{office}/header" Target="header1.xml"/></Relationships>"#),
    );
    add("word/document.xml", &format!("<w:document {SPACES}><w:body>{}</w:body></w:document>", parts.document));
    let others = [
        ("word/styles.xml", "w:styles", parts.styles),
        ("word/footnotes.xml", "w:footnotes", parts.footnotes),
        ("word/comments.xml", "w:comments", parts.comments),
        ("word/numbering.xml", "w:numbering", parts.numbering),
        ("word/header1.xml", "w:hdr", parts.header),
        ("docProps/core.xml", "w:core", parts.core),
    ];
    for (name, root, content) in others.into_iter().filter(|(.., content)| !content.is_empty()) {
        add(name, &format!("<{root} {SPACES}>{content}</{root}>"));
    }
    zip.finish().expect("a package").into_inner()
}

/// A document with everything in it that is read or left out.
pub(super) fn rich(stored: bool) -> Vec<u8> {
    package(&Parts {
        document: concat!(
            r#"<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Late Ferry &amp; No Answer</w:t></w:r></w:p>"#,
            r#"<w:p><w:r><w:t xml:space="preserve">The ferry </w:t></w:r><w:r><w:t>was</w:t></w:r><w:ins><w:r><w:t xml:space="preserve"> very</w:t></w:r></w:ins>"#,
            r#"<w:del><w:r><w:delText> a bit</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> late.</w:t></w:r>"#,
            r#"<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hush.</w:t></w:r></w:p>"#,
            r#"<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>What was said</w:t></w:r></w:p>"#,
            r#"<w:p><w:pPr><w:pStyle w:val="Zitat"/></w:pPr><w:r><w:t>“We are sorry.”</w:t></w:r></w:p>"#,
            r#"<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>one</w:t><w:tab/><w:t>item</w:t></w:r></w:p>"#,
            r#"<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>no</w:t><w:br/><w:t>item</w:t></w:r></w:p>"#,
            r#"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Day</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Delay</w:t></w:r></w:p></w:tc></w:tr>"#,
            r#"<w:tr><w:tc><w:p><w:r><w:t>Monday</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2 hours</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
            r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>"#,
            r#"<w:r><w:t>Port Ness, 2 May 2031</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#,
            r#"<w:p><w:r><w:t>Beside a box.</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></mc:Choice>"#,
            r#"<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
            r#"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Two paragraphs </w:t></w:r></w:p><w:p><w:r><w:t>made one.</w:t></w:r></w:p>"#,
        ),
        styles: concat!(
            r#"<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>"#,
            r#"<w:style w:styleId="Zitat"><w:name w:val="My own"/><w:basedOn w:val="Zitat0"/></w:style>"#,
            r#"<w:style w:styleId="Zitat0"><w:name w:val="Quote"/><w:basedOn w:val="Zitat"/></w:style>"#,
        ),
        footnotes: concat!(
            r#"<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>rule</w:t></w:r></w:p></w:footnote>"#,
            r#"<w:footnote w:id="2"><w:p><w:r><w:t>By two hours.</w:t></w:r></w:p></w:footnote>"#,
        ),
        comments: r#"<w:comment w:id="1"><w:p><w:r><w:t>Check this.</w:t></w:r></w:p></w:comment>"#,
        header: "<w:p><w:r><w:t>Draft</w:t></w:r></w:p>",
        numbering: "",
        core: "<dc:title>Ferry</dc:title><dcterms:created>2031-05-03T08:00:00Z</dcterms:created>",
        stored,
    })
}

#[test]
fn everything_that_is_read_and_left_out() {
    let document = import(&rich(false), "ferry.docx").expect("a document");
    check_golden("docx-rich", &dump(&document));
}

#[test]
fn numbers_descriptions_and_quotations_set_in() {
    let document = import(
        &package(&Parts {
            document: concat!(
                r#"<w:p><w:pPr><w:pStyle w:val="Part"/></w:pPr><w:r><w:t>The pier</w:t></w:r></w:p>"#,
                r#"<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p><w:r><w:t>hey closed it.</w:t></w:r></w:p>"#,
                r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>rope</w:t></w:r></w:p>"#,
                r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>tar</w:t></w:r></w:p>"#,
                r#"<w:p><w:pPr><w:ind w:left="567" w:right="567"/></w:pPr><w:r><w:t>We are sorry.</w:t></w:r></w:p>"#,
                r#"<w:p><w:pPr><w:ind w:left="567"/></w:pPr><w:r><w:t>So it is.</w:t></w:r></w:p>"#,
                r#"<w:p><w:r><w:t>Beside a picture.</w:t><w:drawing><wp:docPr descr="Two boats at dusk"/></w:drawing></w:r></w:p>"#,
                r#"<w:p><w:r><w:drawing><wp:docPr descr="IMG_7.png"/></w:drawing></w:r></w:p>"#,
            ),
            styles: r#"<w:style w:styleId="Part"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#,
            numbering: concat!(
                r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>"#,
                r#"<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>"#,
                r#"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#,
            ),
            ..Parts::default()
        }),
        "pier.docx",
    )
    .expect("a document");
    assert_eq!(
        document.text,
        "I. The pier\n\nThey closed it.\n\nI.1 rope\nI.2 tar\n\nWe are sorry.\n\nSo it is.\n\nBeside a picture.\n\nTwo boats at dusk"
    );
    let kinds: Vec<&str> = document.blocks.iter().map(|(_, block)| block.kind.code()).collect();
    assert_eq!(kinds, ["heading", "paragraph", "list-item", "list-item", "quotation", "paragraph", "paragraph", "caption"]);
    assert_eq!(document.slice(document.blocks.iter().next().expect("a block").1.span), "The pier");
}

#[test]
fn properties_stand_in_for_a_missing_title() {
    let document = import(
        &package(&Parts {
            document: "<w:p><w:r><w:t>Just words.</w:t></w:r></w:p>",
            core: "<dc:title>Ferry</dc:title><dcterms:created>2031-05-03T08:00:00Z</dcterms:created>",
            ..Parts::default()
        }),
        "ferry.doc",
    )
    .expect("a document");
    check_golden("docx-properties", &dump(&document));
}
