//! Where the characters of a group go.

use crate::base::LeftOut;

/// Where characters go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Into the text.
    Body,
    /// Into a footnote or endnote.
    Note,
    /// Nowhere.
    Skipped,
    /// Nowhere, but groups inside may be text: drawings and their text boxes.
    Passed,
    /// Into the table of fonts.
    Fonts,
    /// Into the table of styles.
    Styles,
    /// Into the number of a list's item.
    Mark,
    /// Into the title.
    Title,
    /// Into the author's name.
    Author,
    /// Nowhere, but the numbers of its control words are the day the document was begun.
    Created,
}

/// What a control word opens; none where the group goes on with what is around it.
pub(super) fn of(name: &str) -> Option<Destination> {
    Some(match name {
        "fonttbl" => Destination::Fonts,
        "listtext" | "pntext" => Destination::Mark,
        "stylesheet" => Destination::Styles,
        "footnote" => Destination::Note,
        "info" | "shpinst" | "do" | "upr" | "object" => Destination::Passed,
        "title" => Destination::Title,
        "author" => Destination::Author,
        "creatim" => Destination::Created,
        "colortbl" | "listtable" | "listoverridetable" | "revtbl" | "filetbl" | "rsidtbl" | "generator" | "pict" | "objdata"
        | "objclass" | "objname" | "objalias" | "objsect" | "fldinst" | "datafield" | "xe" | "tc" | "tcn" | "rxe" | "txe"
        | "bkmkstart" | "bkmkend" | "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
        | "footerf" | "annotation" | "atnid" | "atnauthor" | "atndate" | "atntime" | "atnicn" | "atnref" | "atnparent"
        | "atrfstart" | "atrfend" | "themedata" | "colorschememapping" | "datastore" | "latentstyles" | "pntxta" | "pntxtb"
        | "pnseclvl" | "sp" | "nonesttables" | "nonshppict" | "shprslt" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep"
        | "aftnsepc" | "aftncn" | "private" | "xmlnstbl" | "wgrffmtfilter" | "keywords" | "subject" | "operator" | "doccomm"
        | "company" | "manager" | "category" | "hlinkbase" | "revtim" | "printim" | "buptim" | "comment" | "userprops"
        | "docvar" | "mmath" | "mmathPict" | "falt" | "panose" | "fname" | "fontemb" | "fontfile" | "background"
        | "passwordhash" | "pgptbl" | "protusertbl" | "template" | "linkval" | "oldcprops" | "oldpprops" | "oldsprops"
        | "oldtprops" | "ebcstart" | "ebcend" | "gridtbl" | "htmltag" | "mhtmltag" | "writereservation" | "writereservhash"
        | "defchp" | "defpap" | "picprop" | "blipuid" | "levelnumbers" | "leveltext" | "listname" => Destination::Skipped,
        _ => return None,
    })
}

/// Starred groups that are read though a program may step over groups that it does not know.
pub(super) fn is_read_starred(name: &str) -> bool {
    matches!(name, "shppict" | "ud" | "shptxt" | "cs" | "nestcell" | "nestrow" | "fldrslt" | "result")
}

/// What a skipped destination is, where readers want to know of it.
pub(super) fn left_out(name: &str) -> Option<LeftOut> {
    match name {
        "fldinst" => Some(LeftOut::FieldCodes),
        "annotation" => Some(LeftOut::Comments),
        _ => None,
    }
}

/// Whether the destination is the head or foot of a page.
pub(super) fn is_head(name: &str) -> bool {
    name.starts_with("header") || name.starts_with("footer") && name.len() <= 7
}

/// The character that a control word stands for.
pub(super) fn character(name: &str) -> Option<&'static str> {
    Some(match name {
        "tab" | "emspace" | "enspace" | "qmspace" => " ",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "endash" => "–",
        "emdash" => "—",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        _ => return None,
    })
}
