//! The messages of one language.

use std::collections::HashMap;
use std::path::Path;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::Value;

/// The English messages: those of the window, of results, of files and their troubles, and of reports.
const ENGLISH: [&str; 4] = [
    include_str!("../../assets/messages/en/window.ftl"),
    include_str!("../../assets/messages/en/results.ftl"),
    include_str!("../../assets/messages/en/files.ftl"),
    include_str!("../../assets/messages/en/reports.ftl"),
];

/// Messages by their names, over English ones for what is missing.
pub struct Catalog {
    bundle: FluentBundle<FluentResource>,
    /// The messages into which nothing is filled.
    plain: HashMap<String, String>,
    /// The messages that are filled without a choice; most are, and joining their pieces takes a fraction of the time.
    joined: HashMap<String, Vec<Piece>>,
}

/// A piece of a message.
enum Piece {
    Words(String),
    /// The value of this name.
    Value(String),
}

/// Why messages could not be read.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// The folder or a file of it could not be read.
    #[error("The messages could not be read: {0}")]
    Read(#[from] std::io::Error),
    /// A folder without messages.
    #[error("There are no messages (files ending in .ftl) in {0}.")]
    Empty(String),
    /// What stands there is not in Fluent's format.
    #[error("These messages are not in Fluent's format: {file}, after {place} bytes.")]
    Syntax {
        /// Which file.
        file: String,
        /// Where the first fault is, in bytes.
        place: usize,
    },
    /// The folder is not named after a language.
    #[error("A folder of messages is to be named after its language, as in “en” or “pt-BR”: {0}")]
    Language(String),
}

impl Catalog {
    /// The messages that the program has with it.
    #[must_use]
    pub fn english() -> Self {
        Self::over_english("en", Vec::new()).unwrap_or_else(|_| Self {
            bundle: FluentBundle::new_concurrent(Vec::new()),
            plain: HashMap::new(),
            joined: HashMap::new(),
        })
    }

    /// The messages of the `.ftl` files in a folder that is named after its language; what they leave out is English.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, holds no messages, or is not written in Fluent's format.
    pub fn from_folder(folder: &Path) -> Result<Self, CatalogError> {
        let mut files: Vec<_> =
            std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(|entry| entry.path()).collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "ftl"));
        files.sort();
        if files.is_empty() {
            return Err(CatalogError::Empty(folder.display().to_string()));
        }
        let read = |path: &std::path::PathBuf| Ok((path.display().to_string(), std::fs::read_to_string(path)?));
        let texts = files.iter().map(read).collect::<Result<Vec<_>, CatalogError>>()?;
        let language = folder.canonicalize()?.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self::over_english(&language, texts)
    }

    fn over_english(language: &str, own: Vec<(String, String)>) -> Result<Self, CatalogError> {
        let tag = language.parse().map_err(|_no_tag| CatalogError::Language(language.to_owned()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // The marks that set filled-in words apart from text that runs the other way have no picture in some faces.
        bundle.set_use_isolating(false);
        let (mut names, mut joined) = (Vec::new(), HashMap::new());
        for (file, text) in ENGLISH.map(|text| ("English".to_owned(), text.to_owned())).into_iter().chain(own) {
            let resource = parsed(&file, text)?;
            for (name, pattern) in patterns_of(&resource) {
                match pieces_of(pattern) {
                    Some(pieces) => joined.insert(name.clone(), pieces),
                    None => joined.remove(&name),
                };
                names.push(name);
            }
            bundle.add_resource_overriding(resource);
        }
        let plain: HashMap<String, String> =
            names.into_iter().filter_map(|name| Some((name.clone(), said(&bundle, &name, None)?))).collect();
        joined.retain(|name, _| !plain.contains_key(name));
        Ok(Self { bundle, plain, joined })
    }

    /// A message into which nothing is filled.
    pub(super) fn plain(&self, name: &str) -> Option<&str> {
        self.plain.get(name).map(String::as_str)
    }

    /// A message with its values.
    pub(super) fn filled(&self, name: &str, values: &[(&'static str, Value<'_>)]) -> Option<String> {
        if let Some(said) = self.joined.get(name).and_then(|pieces| join(pieces, values)) {
            return Some(said);
        }
        let values: FluentArgs<'_> = values.iter().map(|(key, value)| (*key, value.clone())).collect();
        said(&self.bundle, name, Some(&values))
    }
}

fn parsed(file: &str, text: String) -> Result<FluentResource, CatalogError> {
    FluentResource::try_new(text).map_err(|(_, faults)| {
        let place = faults.first().map_or(0, |fault| fault.pos.start);
        CatalogError::Syntax { file: file.to_owned(), place }
    })
}

/// All messages of a resource by their names, and their attributes as `message.attribute`.
fn patterns_of(resource: &FluentResource) -> Vec<(String, &Pattern<&str>)> {
    let mut out = Vec::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            let name = message.id.name;
            out.extend(message.value.as_ref().map(|pattern| (name.to_owned(), pattern)));
            out.extend(message.attributes.iter().map(|one| (format!("{name}.{}", one.id.name), &one.value)));
        }
    }
    out
}

/// The pieces of a message that makes no choice and leads to no other message.
fn pieces_of(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Words((*value).to_owned())),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Value(id.name.to_owned()))
        }
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(piece).collect()
}

/// The words of a message; `None` where a value is missing or is neither text nor a number.
fn join(pieces: &[Piece], values: &[(&'static str, Value<'_>)]) -> Option<String> {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Value(name) => match &values.iter().find(|(key, _)| key == name)?.1 {
                Value::String(words) => out.push_str(words),
                Value::Number(number) => out.push_str(&number.as_string()),
                _ => return None,
            },
        }
    }
    Some(out)
}

/// The words of a message or attribute; `None` when it does not exist or cannot do without values that are not given.
fn said(bundle: &FluentBundle<FluentResource>, name: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = match name.split_once('.') {
        None => bundle.get_message(name)?.value()?,
        Some((message, attribute)) => bundle.get_message(message)?.get_attribute(attribute)?.value(),
    };
    let mut faults = Vec::new();
    let said = bundle.format_pattern(pattern, values, &mut faults).into_owned();
    (values.is_some() || faults.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of messages of a language.
    fn folder(language: &str, file: &str, text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join(language);
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join(file), text).unwrap();
        (outer, folder)
    }

    #[test]
    fn another_language_stands_over_the_english() {
        let text = "group-view = Vindu\ncount = { $count ->\n    [one] ett funn\n   *[other] { $count } funn\n}\n    .tooltip = Om { $what }\n";
        let (_outer, folder) = folder("nb", "window.ftl", text);
        let catalog = Catalog::from_folder(&folder).unwrap();
        assert_eq!(catalog.plain("group-view"), Some("Vindu"));
        assert_eq!(catalog.plain("group-files"), Some("Texts and reports"));
        let said = |count: usize| catalog.filled("count", &[("count", Value::from(count))]);
        assert_eq!([said(1), said(12)], [Some("ett funn".to_owned()), Some("12 funn".to_owned())]);
        assert_eq!(catalog.filled("count.tooltip", &[("what", Value::from("“A”"))]).as_deref(), Some("Om “A”"));
        assert_eq!(catalog.plain("count.tooltip"), None, "it takes a value");
        assert_eq!(catalog.filled("count.tooltip", &[("what", Value::from(3))]).as_deref(), Some("Om 3"));
    }

    #[test]
    fn what_cannot_be_read_is_said_in_one_sentence() {
        let said = |language: &str, file: &str, text: &str| {
            let (_outer, folder) = folder(language, file, text);
            Catalog::from_folder(&folder).err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert!(said("nb", "window.ftl", "group-view\n").starts_with("These messages are not in Fluent's format: "));
        assert!(said("nb", "window.txt", "").starts_with("There are no messages"));
        assert!(said("no language", "window.ftl", "a = b").starts_with("A folder of messages is to be named after its language"));
        assert!(Catalog::from_folder(Path::new("/no/such/folder")).is_err());
    }
}
