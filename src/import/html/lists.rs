//! The numbers of list items, as browsers show them.

use dom_query::Element;

use crate::import::numbers::Figures;

/// The lists that are open, innermost last.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// The number of an item whose first words have not come.
    mark: String,
}

#[derive(Debug)]
struct List {
    figures: Figures,
    next: usize,
}

/// Parts of class names of lists that are shown without their numbers.
const BARE: &[&str] = &["breadcrumb", "nav", "menu", "unstyled", "list-none", "reset", "comment", "carousel", "slide"];

impl Lists {
    /// Begins a list, if the element is one.
    pub(super) fn begin(&mut self, element: &Element) {
        let value = |name: &str| {
            let found = element.attrs.iter().find(|attribute| &*attribute.name.local == name);
            found.map(|attribute| attribute.value.to_string())
        };
        let is_bare = |names: String| BARE.iter().any(|part| names.to_ascii_lowercase().contains(part));
        match element.name.local.as_ref() {
            "ul" | "menu" | "dir" => self.open.push(List { figures: Figures::None, next: 1 }),
            "ol" => {
                let start = value("start").and_then(|start| start.trim().parse().ok());
                let is_plain = value("class").is_none_or(|names| !is_bare(names))
                    && value("style").is_none_or(|style| !style.contains("none"))
                    && value("reversed").is_none();
                let figures = if is_plain { Figures::by_first(value("type").as_deref().unwrap_or("1")) } else { Figures::None };
                self.open.push(List { figures, next: start.unwrap_or(1) });
            }
            _ => {}
        }
    }

    /// Ends a list, if the element is one.
    pub(super) fn end(&mut self, element: &Element) {
        if matches!(element.name.local.as_ref(), "ul" | "menu" | "dir" | "ol") {
            self.open.pop();
            self.mark.clear();
        }
    }

    /// Begins an item, if the element is one.
    pub(super) fn item(&mut self, element: &Element) {
        let Some(list) = self.open.last_mut().filter(|_| &*element.name.local == "li") else { return };
        let own = element.attrs.iter().find(|attribute| &*attribute.name.local == "value");
        let number = own.and_then(|own| own.value.trim().parse().ok()).unwrap_or(list.next);
        list.next = usize::saturating_add(number, 1);
        let counter = list.figures.write(number);
        self.mark = if counter.is_empty() { counter } else { format!("{counter}.") };
    }

    /// The number of the item at hand, for its first words.
    pub(super) fn take_mark(&mut self) -> String {
        std::mem::take(&mut self.mark)
    }
}
