//! The window's frame: news in, commands applied, parts drawn.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{self, CentralPanel, Frame as EguiFrame, Panel, Ui, ViewportCommand};

use crate::app::{AppState, Command, Effect, Export, Jobs, Message, Preferences, Request, SourceState, ThemeChoice};
use crate::base::{Pair, Side, Work};
use crate::gui::action::{KeyboardOn, command_of_keys};
use crate::gui::clipboard::Clipboard;
use crate::gui::context::{Commands, ViewContext};
use crate::gui::dialogs::{Dialogs, no_dialog};
use crate::gui::drops::drops_ui;
use crate::gui::panels::{self, Findings, Overlay, SearchBar, Toast};
use crate::gui::panes::{Desk, desk_ui};
use crate::gui::theme::Theme;
use crate::gui::timed::Timed;
use crate::gui::typed::Typed;
use crate::messages::tr;
use crate::review::Marks;
use crate::session::Session;

/// How the window starts.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The file for side A.
    pub a: Option<PathBuf>,
    /// The file for side B.
    pub b: Option<PathBuf>,
    /// Whether to open the example.
    pub example: bool,
    /// Where taste and recent pairs are kept; `None` keeps nothing.
    pub preferences: Option<PathBuf>,
    /// The folder in which reviews are kept; `None` keeps only those that are saved by hand.
    pub sessions: Option<PathBuf>,
    /// Where reports go that are of no files.
    pub documents: Option<PathBuf>,
    /// Whether the system's file dialogs are used; otherwise the path field.
    pub system_dialogs: bool,
    /// When the program began, where it is to say how long its start took, and to close then.
    pub timed: Option<Instant>,
}

/// The window.
pub struct App {
    state: AppState,
    jobs: Jobs,
    /// For the clipboard.
    context: egui::Context,
    /// The report that is being written, and since when.
    export: Option<(Work, Instant)>,
    dialogs: Dialogs,
    commands: Commands,
    theme: Theme,
    desk: Desk,
    findings: Findings,
    search_bar: SearchBar,
    overlay: Overlay,
    toast: Toast,
    clipboard: Clipboard,
    typed: Typed,
    keyboard_on: KeyboardOn,
    /// Whether nothing glides.
    still: bool,
    title: String,
    preferences: Option<PathBuf>,
    sessions: Option<PathBuf>,
    system_dialogs: bool,
    timed: Option<Timed>,
}

impl App {
    /// The window as it starts; what was asked for is opened at once, in the background.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, setup: Setup) -> Self {
        let ctx = cc.egui_ctx.clone();
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let waker = ctx.clone();
        let mut state = AppState::default();
        restore(&mut state, setup.preferences.as_deref());
        state.documents = setup.documents;
        let theme = theme_of(&state, &ctx);
        theme.apply(&ctx);
        let mut app = Self {
            state,
            jobs: Jobs::new(Arc::new(move || waker.request_repaint())),
            context: ctx.clone(),
            export: None,
            dialogs: Dialogs::default(),
            commands: Commands::default(),
            theme,
            desk: Desk::default(),
            findings: Findings::default(),
            search_bar: SearchBar::default(),
            overlay: Overlay::default(),
            toast: Toast::default(),
            clipboard: Clipboard::new(&ctx, setup.system_dialogs),
            typed: Typed::default(),
            keyboard_on: KeyboardOn::default(),
            still: false,
            title: String::new(),
            preferences: setup.preferences,
            sessions: setup.sessions,
            system_dialogs: setup.system_dialogs,
            timed: setup.timed.map(Timed::new),
        };
        if !app.state.recent.is_empty() {
            app.jobs.look(app.state.recent.clone(), app.sessions.clone());
        }
        app.open(setup.a, setup.b, setup.example);
        app
    }

    /// Where the user is.
    #[must_use]
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// Carries out one command, as a click or a key would.
    pub fn command(&mut self, command: Command) {
        for effect in self.state.apply(command) {
            self.carry_out(effect);
        }
    }

    /// Waits up to `patience` for news from the background and takes it in; for tests, never for the window's thread.
    pub fn wait(&mut self, patience: Duration) {
        for command in self.jobs.wait(patience) {
            self.command(command);
        }
    }

    fn open(&mut self, a: Option<PathBuf>, b: Option<PathBuf>, example: bool) {
        match (a, b) {
            _ if example => self.command(Command::OpenExample),
            (Some(a), Some(b)) => self.command(Command::OpenPair(Pair::new(a, b))),
            (Some(a), None) => self.command(Command::Open(Side::A, SourceState::File(a))),
            (None, Some(b)) => self.command(Command::Open(Side::B, SourceState::File(b))),
            (None, None) => {}
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Analyse(revision) => {
                let request = Request {
                    sources: self.state.sources.clone(),
                    whole_page: self.state.whole_page,
                    loaded: self.state.loaded.clone(),
                    review: self.state.history.review().clone(),
                    kept: self.kept(),
                    chosen: self.state.chosen_anchor(),
                };
                self.jobs.start(revision, request);
            }
            Effect::CancelAnalysis => self.jobs.cancel(),
            Effect::ShowDialog(place) if self.system_dialogs => {
                let outbox = self.jobs.outbox();
                self.dialogs.show(place, &self.state, Box::new(move |command| outbox.send(command)));
            }
            Effect::ShowDialog(place) => self.command(no_dialog(place)),
            Effect::Export { path, replace, scope } => match &self.state.analysis {
                Some(analysis) => {
                    let review = self.state.history.review().clone();
                    let marks = Marks::new(&review, &self.state.placement);
                    let (analysis, work) = (analysis.clone(), Work::new());
                    self.export = Some((work.clone(), Instant::now()));
                    self.jobs.export(Export { analysis, review, marks, scope, path, replace, work });
                }
                None => self.command(Command::Exported(Err(tr!("export-nothing").to_owned()))),
            },
            Effect::CancelExport => self.export.iter().for_each(|(work, _)| work.cancel()),
            Effect::Copy { text, html } => self.clipboard.put(&self.context, text, html),
            Effect::KeepSession => self.keep(),
            Effect::ReadSession(path) => self.jobs.read_session(path),
            Effect::SavePreferences => {
                if let Some(path) = &self.preferences {
                    self.jobs.save(Preferences::of(&self.state), path.clone());
                }
            }
        }
    }

    /// Where a review of the two texts may have been kept, unless it has been looked for.
    fn kept(&self) -> Option<PathBuf> {
        let folder = self.sessions.as_deref().filter(|_| !self.state.keeping.looked)?;
        self.state.session_path(folder)
    }

    /// Writes the review to its own file, and to the one that the user named.
    fn keep(&self) {
        let Some(session) = self.state.session() else { return };
        let own = self.sessions.as_deref().map(|folder| folder.join(Session::kept_name(&session.sources)));
        for path in own.into_iter().chain(self.state.keeping.file.clone()) {
            self.jobs.keep(session.clone(), path);
        }
    }

    fn apply_pushed(&mut self, ctx: &egui::Context) {
        let commands = self.commands.take();
        if !commands.is_empty() {
            ctx.request_repaint();
        }
        for command in commands {
            self.search_bar.heed(&command);
            self.command(command);
        }
    }

    fn keep_up(&mut self, ctx: &egui::Context) {
        let theme = theme_of(&self.state, ctx);
        if theme != self.theme {
            theme.apply(ctx);
            self.theme = theme;
            // What was begun in the old style is not shown, or it would stay until something moves.
            ctx.request_discard("another theme");
            ctx.request_repaint();
        }
        if self.still != self.state.less_motion {
            self.still = self.state.less_motion;
            let seconds = if self.still { 0.0 } else { egui::Style::default().animation_time };
            ctx.all_styles_mut(|style| style.animation_time = seconds);
        }
        let title = self.state.title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if self.state.working || self.state.exporting {
            ctx.request_repaint_after(Duration::from_millis(100));
        }
    }

    fn parts_ui(&mut self, ui: &mut Ui) {
        let view = ViewContext { state: &self.state, theme: &self.theme, commands: &self.commands };
        let bare = EguiFrame::new().fill(self.theme.panel);
        let bar = |panel: Panel, height: f32| panel.exact_size(height).resizable(false).show_separator_line(false).frame(bare);
        bar(Panel::top("top-bar"), 44.0).show(ui, |ui| panels::top_bar_ui(ui, view));
        bar(Panel::bottom("status-bar"), 27.0).show(ui, |ui| panels::status_bar_ui(ui, view, self.jobs.progress()));
        let empty = Side::BOTH.iter().all(|side| view.state.sources[*side].is_empty());
        if view.state.panel_open && !empty {
            let width = panels::findings_width(ui.ctx().content_rect().width());
            bar(Panel::right("findings"), width)
                .show(ui, |ui| panels::findings_ui(ui, view, &mut self.findings, self.jobs.progress()));
        }
        if view.state.search.open {
            bar(Panel::top("search-bar"), 44.0).show(ui, |ui| self.search_bar.show(ui, view));
        }
        let desk = CentralPanel::default()
            .frame(EguiFrame::new().fill(self.theme.ground))
            .show(ui, |ui| if empty { panels::welcome_ui(ui, view) } else { desk_ui(ui, view, &mut self.desk) });
        drops_ui(ui.ctx(), view, desk.response.rect);
        let export = self.export.as_ref().filter(|_| self.state.exporting);
        self.overlay.show(ui.ctx(), view, export.map(|(work, since)| (work.state().1, since.elapsed())), &self.clipboard);
        self.toast.show(ui.ctx(), view);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        for command in self.jobs.poll() {
            self.command(command);
        }
        let (said, again) = self.dialogs.poll(ctx.input(|input| input.focused));
        if let Some(command) = said {
            self.command(command);
        }
        if let Some(again) = again {
            ctx.request_repaint_after(again);
        }
        self.keep_up(ctx);
        if let Some(timed) = &mut self.timed {
            timed.frame(ctx, &self.state);
        }
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        if self.typed.order(&mut input.events, ctx.egui_wants_keyboard_input()) {
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let on = KeyboardOn { item: self.findings.has_focus(ui.ctx()), ..self.keyboard_on };
        for command in command_of_keys(ui.ctx(), &self.state, self.theme.dark, on) {
            self.commands.push(command);
        }
        self.apply_pushed(ui.ctx());
        self.parts_ui(ui);
        self.apply_pushed(ui.ctx());
        let (field, menu) = (ui.ctx().text_edit_focused(), ui.ctx().any_popup_open());
        self.keyboard_on = KeyboardOn { item: false, field, menu };
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.theme.ground.to_normalized_gamma_f32()
    }
}

fn restore(state: &mut AppState, path: Option<&std::path::Path>) {
    match path.map(Preferences::load) {
        Some(Ok(preferences)) => preferences.restore(state),
        Some(Err(reason)) => state.message = Some(Message::error(reason)),
        None => {}
    }
}

fn theme_of(state: &AppState, ctx: &egui::Context) -> Theme {
    let dark = match state.theme {
        ThemeChoice::System => ctx.system_theme() == Some(egui::Theme::Dark),
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
    };
    match (dark, state.high_contrast) {
        (false, false) => Theme::light(),
        (true, false) => Theme::dark(),
        (false, true) => Theme::light_contrast(),
        (true, true) => Theme::dark_contrast(),
    }
}
