//! Learns what the evidence for links between statements of articles weighs, from annotated pairs.
//!
//! usage: fit-links PAIR.json...
//! A pair is `{"a": {"text", "sentences": [[start, end]...]}, "b": ..., "links": [[i, j, grade]...]}` with places in
//! characters. Prints the weights for `src/compare/align/evidence/weights.rs`, and for how well they do on texts they were
//! not learned from: the best F1 over all thresholds when each pair is left out in turn.

use std::error::Error;
use std::io::Write;
use std::sync::Arc;

use twosource::base::{Pair, Side, Work};
use twosource::text::Document;
use twosource::{compare, extract, import};

/// How strongly large weights are held down: the variance that weights of standardized numbers are expected to have.
const VARIANCE: f64 = 0.1;
/// Newton's method is at its end long before.
const STEPS: usize = 30;

/// Every two statements of one pair.
struct Cells {
    numbers: Vec<Vec<f64>>,
    is_link: Vec<bool>,
    /// How many links the annotation has.
    links: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let pairs = std::env::args().skip(1).map(|path| cells(&path)).collect::<Result<Vec<_>, _>>()?;
    let all: Vec<&Cells> = pairs.iter().collect();
    let mut out = std::io::stdout().lock();
    writeln!(out, "in sample: F1 {:.3}", best_f1(&all, |_| fit(&all)))?;
    let left_out =
        |at: usize| fit(&all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, cells)| *cells).collect::<Vec<_>>());
    writeln!(out, "each pair left out in turn: F1 {:.3}", best_f1(&all, left_out))?;
    for weight in fit(&all) {
        writeln!(out, "    {weight:.4},")?;
    }
    Ok(())
}

/// Reads one pair and draws the evidence of all its cells.
fn cells(path: &str) -> Result<Cells, Box<dyn Error>> {
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let read = |side: &str| -> Result<_, Box<dyn Error>> {
        let text = json[side]["text"].as_str().ok_or("no text")?;
        let document = import::import(text.as_bytes(), "pair.txt", None, &import::Options::default(), &Work::new())?;
        let extraction = extract::extract(&document, &Work::new())?;
        let spans = json[side]["sentences"].as_array().ok_or("no sentences")?;
        let spans: Vec<(u64, u64)> =
            spans.iter().filter_map(|span| Some((span.get(0)?.as_u64()?, span.get(1)?.as_u64()?))).collect();
        Ok((of_sentences(&document, text, &spans), Arc::new(document), Arc::new(extraction)))
    };
    let (a, b) = (read("a")?, read("b")?);
    let links = json["links"].as_array().ok_or("no links")?;
    let links: Vec<(u64, u64)> = links.iter().filter_map(|link| Some((link.get(0)?.as_u64()?, link.get(1)?.as_u64()?))).collect();
    let annotated = Pair::new(a.0, b.0);
    let mut out = Cells { numbers: Vec::new(), is_link: Vec::new(), links: links.len() };
    for (at, numbers) in compare::link_evidence(Pair::new(a.1, b.1), Pair::new(a.2, b.2)) {
        let at = Side::BOTH.map(|side| annotated[side].get(at[side].0 as usize).copied().flatten());
        let [Some(a), Some(b)] = at else { continue };
        out.numbers.push(numbers.into_iter().map(f64::from).collect());
        out.is_link.push(links.contains(&(a, b)));
    }
    Ok(out)
}

/// For each of our sentences the annotated one it shares most with.
fn of_sentences(document: &Document, text: &str, annotated: &[(u64, u64)]) -> Vec<Option<u64>> {
    let characters = |bytes: u32| text.get(..bytes as usize).map_or(0, |before| before.chars().count() as u64);
    let best = |span: twosource::base::TextSpan| {
        let (start, end) = (characters(span.start), characters(span.end));
        let common = |(from, to): &(u64, u64)| (*to).min(end).saturating_sub((*from).max(start));
        let places = (0..).zip(annotated).filter(|(_, span)| common(span) > 0);
        places.max_by_key(|(at, span)| (common(span), std::cmp::Reverse(*at))).map(|(at, _)| at)
    };
    document.sentences.iter().map(|(_, sentence)| best(sentence.span)).collect()
}

/// The best F1 over all thresholds, each pair with the weights that `weights` gives for it.
fn best_f1(pairs: &[&Cells], weights: impl Fn(usize) -> Vec<f64>) -> f64 {
    let mut scored: Vec<(f64, bool)> = Vec::new();
    for (at, cells) in pairs.iter().enumerate() {
        let weights = weights(at);
        scored.extend(cells.numbers.iter().zip(&cells.is_link).map(|(numbers, is)| (odds(&weights, numbers), *is)));
    }
    scored.sort_by(|x, y| y.0.total_cmp(&x.0));
    let links: usize = pairs.iter().map(|cells| cells.links).sum();
    let mut right = 0;
    let f1 = |(at, (_, is_link)): (usize, &(f64, bool))| {
        right += usize::from(*is_link);
        2.0 * right as f64 / (at + 1 + links) as f64
    };
    scored.iter().enumerate().map(f1).fold(0.0, f64::max)
}

/// The logarithm of the odds; the last weight is that of nothing at all.
fn odds(weights: &[f64], numbers: &[f64]) -> f64 {
    numbers.iter().chain([&1.0]).zip(weights).map(|(number, weight)| number * weight).sum()
}

/// Logistic regression with normally distributed weights, by Newton's method; for numbers as they come, the base last.
fn fit(pairs: &[&Cells]) -> Vec<f64> {
    let rows: Vec<(&[f64], bool)> =
        pairs.iter().flat_map(|cells| cells.numbers.iter().map(Vec::as_slice).zip(cells.is_link.iter().copied())).collect();
    let count = rows.first().map_or(0, |(numbers, _)| numbers.len());
    let mean = |of: &dyn Fn(&[f64]) -> f64| rows.iter().map(|(numbers, _)| of(numbers)).sum::<f64>() / rows.len() as f64;
    let means: Vec<f64> = (0..count).map(|at| mean(&|numbers| numbers[at])).collect();
    let deviations: Vec<f64> = (0..count).map(|at| mean(&|numbers| (numbers[at] - means[at]).powi(2)).sqrt().max(1e-9)).collect();
    let standard = |numbers: &[f64]| -> Vec<f64> {
        let scaled = numbers.iter().zip(&means).zip(&deviations).map(|((number, mean), deviation)| (number - mean) / deviation);
        scaled.chain([1.0]).collect()
    };
    let rows: Vec<(Vec<f64>, bool)> = rows.iter().map(|(numbers, is_link)| (standard(numbers), *is_link)).collect();
    let mut weights = vec![0.0; count + 1];
    for _ in 0..STEPS {
        let step = newton_step(&rows, &weights);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    let base = weights[count] - (0..count).map(|at| weights[at] * means[at] / deviations[at]).sum::<f64>();
    (0..count).map(|at| weights[at] / deviations[at]).chain([base]).collect()
}

fn newton_step(rows: &[(Vec<f64>, bool)], weights: &[f64]) -> Vec<f64> {
    let count = weights.len();
    let held = |at: usize| if at + 1 < count { 1.0 / VARIANCE } else { 0.0 };
    let mut slope: Vec<f64> = (0..count).map(|at| -held(at) * weights[at]).collect();
    let mut curve: Vec<Vec<f64>> =
        (0..count).map(|at| (0..count).map(|other| if at == other { held(at) } else { 0.0 }).collect()).collect();
    for (numbers, is_link) in rows {
        let likely = 1.0 / (1.0 + (-odds(weights, &numbers[..count - 1])).exp());
        let (miss, doubt) = (f64::from(u8::from(*is_link)) - likely, likely * (1.0 - likely));
        for at in 0..count {
            slope[at] += miss * numbers[at];
            for other in 0..count {
                curve[at][other] += doubt * numbers[at] * numbers[other];
            }
        }
    }
    solved(curve, slope)
}

/// Solves a system of linear equations by elimination.
fn solved(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let count = right.len();
    for at in 0..count {
        let pivot = (at..count).max_by(|x, y| rows[*x][at].abs().total_cmp(&rows[*y][at].abs())).unwrap_or(at);
        rows.swap(at, pivot);
        right.swap(at, pivot);
        for below in at + 1..count {
            let factor = rows[below][at] / rows[at][at];
            let above = rows[at].clone();
            rows[below].iter_mut().zip(above).skip(at).for_each(|(number, above)| *number -= factor * above);
            right[below] -= factor * right[at];
        }
    }
    for at in (0..count).rev() {
        let known: f64 = (at + 1..count).map(|column| rows[at][column] * right[column]).sum();
        right[at] = (right[at] - known) / rows[at][at];
    }
    right
}
