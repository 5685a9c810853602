//! Words with their structure on the system's clipboard, both ways; egui itself carries plain words only. Another program may
//! be slow to answer, so all of it happens in a thread of its own.

use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui::Context;

use crate::text::fold;

/// The longest HTML that is taken from the clipboard, in bytes.
const MAX_HTML: usize = 16 << 20;

/// Tags without which HTML holds no more than its words do.
const STRUCTURE: [&str; 10] = ["<h1", "<h2", "<h3", "<h4", "<li", "<blockquote", "<table", "<p", "<div", "<br"];

enum Ask {
    Put { text: String, html: String },
    Read,
}

/// The clipboard as far as egui's own does not reach.
#[derive(Debug)]
pub(super) struct Clipboard {
    asks: Option<Sender<Ask>>,
    answers: Receiver<Option<String>>,
}

impl Clipboard {
    /// The clipboard of this window; its thread ends with it. `system` is false where there is none to be had, as in tests.
    pub(super) fn new(context: &Context, system: bool) -> Self {
        let (asks, asked) = channel();
        let (answer, answers) = channel();
        let context = context.clone();
        let body = move || serve(&asked, &answer, &context);
        let served = system && std::thread::Builder::new().name("clipboard".to_owned()).spawn(body).is_ok();
        Self { asks: served.then_some(asks), answers }
    }

    /// Puts words on the clipboard, with HTML for programs that take it.
    pub(super) fn put(&self, context: &Context, text: String, html: Option<String>) {
        let put =
            html.zip(self.asks.as_ref()).is_some_and(|(html, asks)| asks.send(Ask::Put { text: text.clone(), html }).is_ok());
        // The thread puts the plain words there itself when it cannot do more.
        if !put {
            context.copy_text(text);
        }
    }

    /// Asks for the HTML that is on the clipboard; whether an answer will come.
    pub(super) fn read(&self) -> bool {
        self.asks.as_ref().is_some_and(|asks| asks.send(Ask::Read).is_ok())
    }

    /// The answer to [`Clipboard::read`], when it has come: HTML with structure, or that there is none.
    pub(super) fn poll(&self) -> Option<Option<String>> {
        self.answers.try_recv().ok()
    }
}

fn serve(asked: &Receiver<Ask>, answer: &Sender<Option<String>>, context: &Context) {
    // Under X11 what was put there is lost with this object.
    let mut system = arboard::Clipboard::new().ok();
    while let Ok(ask) = asked.recv() {
        match ask {
            Ask::Put { text, html } => {
                let put = system.as_mut().is_some_and(|system| system.set().html(html, Some(text.clone())).is_ok());
                if !put {
                    context.copy_text(text);
                    context.request_repaint();
                }
            }
            Ask::Read => {
                let html = system.as_mut().and_then(|system| system.get().html().ok());
                if answer.send(html.filter(|html| html.len() <= MAX_HTML).and_then(|html| page(&html))).is_err() {
                    return;
                }
                context.request_repaint();
            }
        }
    }
}

/// What the clipboard holds as a page that is read like any other; `None` where it has no structure.
fn page(html: &str) -> Option<String> {
    let small = fold(html);
    if !STRUCTURE.iter().any(|tag| small.contains(tag)) {
        return None;
    }
    // The words are decoded already, whatever the page says of its encoding.
    let whole = small.contains("<html") || small.contains("<body");
    Some(if whole {
        format!("\u{feff}<!DOCTYPE html>{html}")
    } else {
        format!("\u{feff}<!DOCTYPE html><html><body>{html}</body></html>")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_structure_is_worth_a_page() {
        assert_eq!(page("<meta charset='utf-8'><span>Just words.</span>"), None);
        let page = page("<meta charset=latin1><h1>Ferry</h1><p>It sank — they say.</p>").unwrap_or_default();
        let read = crate::import::import_pasted(&page, &crate::base::Work::new());
        let blocks = read
            .map(|document| document.blocks.iter().map(|(_, block)| document.slice(block.span).to_owned()).collect::<Vec<_>>());
        assert_eq!(blocks.ok(), Some(vec!["Ferry".to_owned(), "It sank — they say.".to_owned()]));
    }
}
