//! Laid-out pages → the file.

use std::collections::BTreeMap;
use std::io;

use krilla::SerializeSettings;
use krilla::annotation::{Annotation, LinkAnnotation, Target as Aim};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{Metadata, PageLayout};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag as Structure, TagGroup, TagTree};
use krilla::text::{GlyphId, KrillaGlyph};

use super::fonts::{Fonts, GAP, JOINER};
use super::look::{Ink, Rule};
use super::paragraph::{Paragraph, Piece, Style};
use super::report::{Report, named, part_label};
use super::sheets::{HEIGHT, NodeId, Part, Placed, Sheet, Target, WIDTH};
use crate::base::{Cancelled, Side, Work};
use crate::messages::tr;

/// Why the file could not be made.
pub(super) enum Failure {
    Cancelled,
    Writer(KrillaError),
}

impl From<Cancelled> for Failure {
    fn from(Cancelled: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<Failure> for io::Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Cancelled => io::Error::other(Cancelled),
            Failure::Writer(cause) => io::Error::other(cause.to_string()),
        }
    }
}

/// The bytes of the file. It says that it follows PDF/UA-1 where the writer finds nothing that speaks against it.
pub(super) fn file(report: &Report<'_, '_>, work: &Work) -> Result<Vec<u8>, Failure> {
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    match draw(report, work, accessible.unwrap_or_default()) {
        Err(Failure::Writer(KrillaError::Validation(_))) => draw(report, work, Configuration::default()),
        other => other,
    }
}

fn draw(report: &Report<'_, '_>, work: &Work, configuration: Configuration) -> Result<Vec<u8>, Failure> {
    let mut document = krilla::Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut leaves: Vec<Vec<Node>> = report.sheets.nodes.iter().map(|_| Vec::new()).collect();
    for sheet in &report.sheets.sheets {
        work.check()?;
        let Some(settings) = PageSettings::from_wh(WIDTH, HEIGHT) else { continue };
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        decorate(&mut surface, report, sheet);
        let drawn = lines(&mut surface, report, sheet);
        surface.finish();
        for (NodeId(node), content, link) in drawn {
            let content = match link.and_then(|link| report.annotation(link)) {
                Some(annotation) => {
                    let link = page.add_tagged_annotation(annotation);
                    TagGroup::with_children(Structure::Link, vec![link.into(), content.into()]).into()
                }
                None => content.into(),
            };
            if let Some(leaves) = leaves.get_mut(node) {
                leaves.push(content);
            }
        }
        page.finish();
    }
    document.set_tag_tree(tree(report, leaves));
    document.set_outline(outline(report));
    document.set_metadata(metadata(report));
    document.finish().map_err(Failure::Writer)
}

/// A link and where it can be clicked.
#[derive(Clone, Copy)]
struct Link {
    target: Target,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Report<'_, '_> {
    fn annotation(&self, link: Link) -> Option<Annotation> {
        let destination = self.destination(link.target)?;
        let rect = Rect::from_ltrb(link.left, link.top, link.right, link.bottom)?;
        let link_to = LinkAnnotation::new(rect, Aim::Destination(destination.into()));
        Some(Annotation::new_link(link_to, Some(self.said_of(link.target))))
    }

    fn destination(&self, target: Target) -> Option<XyzDestination> {
        let (page, x, y) = self.sheets.places.get(&target)?;
        Some(XyzDestination::new(*page, Point::from_xy((x - 8.0).max(0.0), (y - 8.0).max(0.0))))
    }

    /// What a link leads to, in words.
    fn said_of(&self, target: Target) -> String {
        match target {
            Target::Entry(finding) => tr!("report-link-entry", number = self.subject.number(finding)),
            Target::Passage(side, finding, _) => {
                tr!("report-link-passage", number = self.subject.number(finding), side = side.letter())
            }
            Target::Part(part) => part_label(part).to_owned(),
            Target::Note(index) => tr!("report-note-number", number = index + 1),
            Target::Noted(index) => tr!("report-link-noted", number = index + 1),
            Target::Group(group) => self.groups.get(group).map_or_else(String::new, |group| group.tag.label().to_owned()),
        }
    }
}

fn paint(Ink(red, green, blue): Ink) -> krilla::paint::Paint {
    rgb::Color::new(red, green, blue).into()
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: paint(ink), opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::NonZero }
}

/// A shape that is drawn together with all others of its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Bar(Ink),
    Behind(Ink),
    Under(Rule, Ink),
}

/// What stands behind and under the words: no part of the structure, which says it in signs.
fn decorate(surface: &mut Surface<'_>, report: &Report<'_, '_>, sheet: &Sheet) {
    let mut shapes: BTreeMap<Kind, PathBuilder> = BTreeMap::new();
    for bar in &sheet.bars {
        if let Some(rect) = Rect::from_ltrb(bar.left, bar.top, bar.right, bar.bottom) {
            shapes.entry(Kind::Bar(bar.ink)).or_default().push_rect(rect);
        }
    }
    for line in &sheet.lines {
        if let Some(paragraph) = report.sheets.paragraphs.get(line.paragraph) {
            highlights(&mut shapes, report.sheets.fonts, paragraph, line);
        }
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    for (kind, path) in shapes {
        let Some(path) = path.finish() else { continue };
        match kind {
            Kind::Bar(ink) | Kind::Behind(ink) => {
                surface.set_stroke(None);
                surface.set_fill(Some(fill(ink)));
            }
            Kind::Under(rule, ink) => {
                surface.set_fill(None);
                surface.set_stroke(Some(stroke(rule, ink)));
            }
        }
        surface.draw_path(&path);
    }
    surface.set_stroke(None);
    surface.end_tagged();
}

fn stroke(rule: Rule, ink: Ink) -> Stroke {
    let (width, dash) = match rule {
        Rule::Thin | Rule::Double | Rule::Wavy => (0.6, None),
        Rule::Thick => (1.3, None),
        Rule::Dashed => (0.9, Some(vec![3.0, 1.8])),
        Rule::Dotted => (1.1, Some(vec![1.1, 1.5])),
    };
    let dash = dash.map(|array| StrokeDash { array, offset: 0.0 });
    Stroke { paint: paint(ink), width, dash, ..Stroke::default() }
}

/// The grounds and underlines of one line.
fn highlights(shapes: &mut BTreeMap<Kind, PathBuilder>, fonts: &Fonts, paragraph: &Paragraph, line: &Placed) {
    let words = paragraph.words(line.range.clone()).trim_end().len();
    let pieces = paragraph.pieces(fonts, line.range.start..line.range.start + words);
    let is_wide = |piece: &Piece| piece.width > 0.0;
    for run in pieces.chunk_by(|one, next| one.style.fill == next.style.fill) {
        if let Some((ink, left, right)) = stretch(run, run.first().and_then(|piece| piece.style.fill)) {
            let (top, bottom) = (line.baseline - 0.86 * size(run), line.baseline + 0.32 * size(run));
            if let Some(rect) = Rect::from_ltrb(line.x + left, top, line.x + right, bottom) {
                shapes.entry(Kind::Behind(ink)).or_default().push_rect(rect);
            }
        }
    }
    for place in 0..2 {
        let rule = |piece: &Piece| piece.style.rules.get(place).copied().flatten();
        let drop = if place == 0 { 0.26 } else { 0.17 };
        for run in pieces.chunk_by(|one, next| rule(one) == rule(next)) {
            if let Some(((rule, ink), left, right)) = stretch(run, run.iter().find(|piece| is_wide(piece)).and_then(rule)) {
                let path = shapes.entry(Kind::Under(rule, ink)).or_default();
                underline(path, rule, line.x + left, line.x + right, line.baseline + drop * size(run));
            }
        }
    }
}

fn size(run: &[Piece]) -> f32 {
    run.iter().map(|piece| piece.style.size).fold(0.0, f32::max)
}

fn stretch<T>(run: &[Piece], what: Option<T>) -> Option<(T, f32, f32)> {
    let (first, last) = (run.first()?, run.last()?);
    Some((what?, first.x, last.x + last.width))
}

fn underline(path: &mut PathBuilder, rule: Rule, left: f32, right: f32, y: f32) {
    match rule {
        Rule::Double => {
            underline(path, Rule::Thin, left, right, y - 0.4);
            underline(path, Rule::Thin, left, right, y + 1.1);
        }
        Rule::Wavy => {
            path.move_to(left, y);
            let (mut x, mut up) = (left, true);
            while x < right {
                let next = (x + 2.0).min(right);
                path.quad_to(f32::midpoint(x, next), y + if up { -1.7 } else { 1.7 }, next, y);
                (x, up) = (next, !up);
            }
        }
        _ => {
            path.move_to(left, y);
            path.line_to(right, y);
        }
    }
}

/// What was drawn: the part of the structure it belongs to, the content, and the link on it.
type Drawn = (NodeId, Identifier, Option<Link>);

/// Draws the words, those of one link or of none in one go.
fn lines(surface: &mut Surface<'_>, report: &Report<'_, '_>, sheet: &Sheet) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for line in &sheet.lines {
        let Some(paragraph) = report.sheets.paragraphs.get(line.paragraph) else { continue };
        let pieces = paragraph.pieces(report.sheets.fonts, line.range.clone());
        let is_together =
            |one: &Piece, next: &Piece| one.style.link == next.style.link && one.style.is_sign == next.style.is_sign;
        for run in pieces.chunk_by(is_together) {
            let Some(style) = run.first().map(|piece| piece.style) else { continue };
            let content = surface.start_tagged(content_tag(paragraph, style));
            words(surface, report.sheets.fonts, paragraph, line, run);
            surface.end_tagged();
            if let Some(node) = paragraph.node {
                let link = stretch(run, style.link).map(|(target, left, right)| link(target, line, left, right, style));
                drawn.push((node, content, link));
            }
        }
    }
    drawn
}

fn link(target: Target, line: &Placed, left: f32, right: f32, style: Style) -> Link {
    let bottom = line.baseline + style.size * 0.35;
    let top = line.baseline - style.size * if style.is_sign { 1.6 } else { 1.0 };
    Link { target, left: line.x + left, right: line.x + right, top, bottom }
}

/// A sign is not a word of the text: it is seen, and read out as the link it is, but not copied.
fn content_tag(paragraph: &Paragraph, style: Style) -> ContentTag<'static> {
    if paragraph.node.is_none() {
        ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther))
    } else if style.is_sign {
        ContentTag::Span(SpanTag::empty().with_actual_text(Some("")))
    } else {
        ContentTag::Other
    }
}

/// Draws some pieces of a line, what has one face, size and ink in one go.
fn words(surface: &mut Surface<'_>, fonts: &Fonts, paragraph: &Paragraph, line: &Placed, run: &[Piece]) {
    let same = |one: &Piece, next: &Piece| {
        (one.style.face, one.style.size, one.style.ink) == (next.style.face, next.style.size, next.style.ink)
    };
    for pieces in run.chunk_by(same) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { continue };
        surface.set_fill(Some(fill(first.style.ink)));
        let rise = if first.style.is_sign { first.style.size * 0.55 } else { 0.0 };
        let start = Point::from_xy(line.x + first.x, line.baseline - rise);
        glyphs(surface, fonts, &paragraph.text, first.range.start..last.range.end, first.style, start);
    }
}

/// Draws characters in one style, face after face where one does not have them all.
fn glyphs(surface: &mut Surface<'_>, fonts: &Fonts, text: &str, range: std::ops::Range<usize>, style: Style, start: Point) {
    let mut x = start.x;
    let mut run: Vec<KrillaGlyph> = Vec::new();
    let (mut from, mut face) = (x, 0);
    let mut flush = |run: &mut Vec<KrillaGlyph>, from: f32, face: u8| {
        if let Some(font) = fonts.faces.get(usize::from(face)).filter(|_| !run.is_empty()) {
            surface.draw_glyphs(Point::from_xy(from, start.y), run, font.clone(), text, style.size, false);
        }
        run.clear();
    };
    for (at, c) in text.get(range.clone()).unwrap_or("").char_indices() {
        let glyph = fonts.glyph(style.face, c);
        let is_drawn = c != JOINER && c != GAP;
        if !is_drawn || glyph.face != face {
            flush(&mut run, from, face);
            (from, face) = (x, glyph.face);
        }
        x += glyph.advance * style.size;
        if !is_drawn {
            from = x;
        } else {
            let bytes = range.start + at..range.start + at + c.len_utf8();
            run.push(KrillaGlyph::new(GlyphId::new(glyph.id.into()), glyph.advance, 0.0, 0.0, 0.0, bytes, None));
        }
    }
    flush(&mut run, from, face);
}

fn tree(report: &Report<'_, '_>, mut leaves: Vec<Vec<Node>>) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
    for root in &report.sheets.roots {
        if let Some(group) = branch(report, &mut leaves, *root) {
            tree.push(group);
        }
    }
    tree
}

fn branch(report: &Report<'_, '_>, leaves: &mut [Vec<Node>], NodeId(id): NodeId) -> Option<TagGroup> {
    let node = report.sheets.nodes.get(id)?;
    let own = leaves.get_mut(id).map(std::mem::take).unwrap_or_default();
    let mut group = TagGroup::with_children(node.tag.clone(), own);
    for child in &node.children {
        if let Some(child) = branch(report, leaves, *child) {
            group.push(child);
        }
    }
    Some(group)
}

fn outline(report: &Report<'_, '_>) -> Outline {
    let mut outline = Outline::new();
    for part in [Part::Summary, Part::Texts, Part::Quotations, Part::Facts, Part::Statements, Part::Notes] {
        let Some(destination) = report.destination(Target::Part(part)) else { continue };
        let mut node = OutlineNode::new(part_label(part).to_owned(), destination).with_open(true);
        for (index, group) in report.groups.iter().enumerate().filter(|(_, group)| group.part == part) {
            if let Some(destination) = report.destination(Target::Group(index)) {
                let name = format!("{} · {}", named(group.tag), group.count);
                node.push_child(OutlineNode::new(name, destination));
            }
        }
        outline.push_child(node);
    }
    outline
}

/// No clock: the same report has the same bytes.
fn metadata(report: &Report<'_, '_>) -> Metadata {
    let titles = Side::BOTH.map(|side| super::plain(&report.head.sources[side].title));
    let digests = Side::BOTH.map(|side| report.head.sources[side].sha256.clone());
    Metadata::new()
        .title(titles.join(" / "))
        .description(tr!("report-description").to_owned())
        .language(tr!("language").to_owned())
        .creator(report.head.program.clone())
        .producer(report.head.program.clone())
        .document_id(digests.join(" "))
        .page_layout(PageLayout::SinglePage)
}
