//! Every method in every language: the page says what its own ballots are counted to, and what `docs/voting.md` says.

use domain::recount::{Id, Options, Outcome, Report, recount};
use domain::tally::Method;
use domain::tally::equal_shares::Completion;

use super::super::tests::{shell, tags};
use super::super::{MethodPage, Methods, Page, render};
use super::example::example;
use crate::catalogue::{MethodText as M, UiLang, method_hint, method_name};

fn page(lang: UiLang, method: Method) -> String {
    render(&shell(lang, &format!("/methods/{method}")), Page::Method(MethodPage { method }))
}

fn each(check: impl Fn(UiLang, Method, &str)) {
    for lang in UiLang::ALL {
        for method in Method::ALL {
            check(lang, method, &page(lang, method));
        }
    }
}

/// What stands in a piece of HTML, without tags.
fn text(html: &str) -> String {
    let outside = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    outside.collect::<String>().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The rows of a part of the table, as text: the head of the row, then its cells.
fn rows(html: &str, part: &str) -> Vec<Vec<String>> {
    let part = html.split_once(&format!("<{part}>")).unwrap().1.split_once(&format!("</{part}>")).unwrap().0;
    let cells = |row: &str| {
        let cells = row.split("<t").skip(1).filter(|it| it.starts_with(['h', 'd']));
        cells.map(|cell| text(cell.split_once('>').unwrap().1)).collect()
    };
    part.split("<tr>").skip(1).map(cells).collect()
}

/// The row of the page's table with this head, as text.
fn row(html: &str, head: &str) -> Vec<String> {
    let mut row = rows(html, "tfoot").into_iter().find(|row| row[0] == head).unwrap_or_else(|| panic!("no row {head}"));
    row.remove(0);
    row
}

/// What the file on the page is counted to, by the way anybody would count it.
fn recounted(html: &str, options: &Options) -> Report {
    let file =
        html.split("<pre").skip(1).map(|pre| text(pre.split_once("</pre>").unwrap().0.split_once('>').unwrap().1));
    let file = file.into_iter().find(|it| it.starts_with("# ")).unwrap();
    recount("example.csv", file.as_bytes(), options).unwrap()
}

/// The places of winners, counted from 0.
fn places(ids: &[Id]) -> Vec<usize> {
    let place = |id: &Id| match id {
        Id::Number(number) => *number as usize - 1,
        Id::Text(text) => panic!("{text} is no number"),
    };
    ids.iter().map(place).collect()
}

fn winners(report: &Report) -> Vec<usize> {
    match &report.outcome {
        Outcome::Winners(ids) => places(ids),
        Outcome::Outcomes(outcomes) => {
            assert_eq!(outcomes.len(), 1, "the example has no ties");
            places(&outcomes[0])
        }
    }
}

/// The places in a row of results that are marked as having won.
fn marked(html: &str, head: &str) -> Vec<usize> {
    let tail = html.split_once("<tfoot>").unwrap().1;
    let row = tail.split("<tr>").find(|row| text(row).starts_with(head)).unwrap();
    let cells = row.split("<td").skip(1).enumerate();
    cells.filter(|(_, cell)| cell.contains("tag-good")).map(|(place, _)| place).collect()
}

/// One of the figures a recount reports, for all alternatives.
fn reported(report: &Report, key: &str) -> Vec<String> {
    let of = |figures: &[(&'static str, u64)]| figures.iter().find(|(it, _)| *it == key).unwrap().1.to_string();
    report.alternatives.iter().map(|it| of(&it.figures)).collect()
}

#[test]
fn every_method_is_named_and_explained_in_two_sentences() {
    each(|lang, method, html| {
        let name = lang.say(method_name(method));
        assert!(html.contains(&format!("<h1>{name}</h1>")), "{method}");
        let explained = format!("{} {}", lang.say(method_hint(method)), lang.say(M::decides(method)));
        assert!(html.contains(&explained), "{method}");
        for key in [M::good(method), M::bad(method), M::blank(method), M::tie(method), M::purpose(method)] {
            assert!(html.contains(lang.say(key)), "{method}: {key:?}");
        }
        // A full stop ends each of the two; none stands within.
        for sentence in [lang.say(method_hint(method)), lang.say(M::decides(method))] {
            assert!(sentence.ends_with('.'), "{sentence}");
            assert_eq!(sentence.matches(['.', '!', '?', '؟']).count(), 1, "{sentence}");
        }
    });
}

#[test]
fn the_list_leads_to_every_method_and_to_the_recount() {
    for lang in UiLang::ALL {
        let html = render(&shell(lang, "/methods"), Page::Methods(Methods));
        for method in Method::ALL {
            assert!(html.contains(&format!("href=\"/methods/{}\"", method.key())), "{method}");
            assert!(html.contains(lang.say(method_name(method))), "{method}");
            assert!(html.contains(lang.say(M::purpose(method))), "{method}");
        }
        assert!(html.contains("id=\"recount\""));
        each(|_, _, page| assert!(page.contains("href=\"/methods#recount\"") && page.contains("href=\"/methods\"")));
    }
}

#[test]
fn the_page_says_what_its_own_file_is_counted_to() {
    each(|lang, method, html| {
        let report = recounted(html, &Options::new(method));
        assert_eq!(marked(html, lang.say(M::ResultWord)), winners(&report), "{method}");
        let cells = |label: M| row(html, lang.say(label));
        let figures: &[(M, &str)] = match method {
            Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => {
                &[(M::AnswerYes, "yes"), (M::AnswerNo, "no"), (M::AnswerAbstain, "abstain")]
            }
            Method::Approval | Method::EqualShares => &[(M::FigureTicks, "approvals")],
            Method::Dots => &[(M::FigureDots, "dots")],
            Method::Score => &[(M::FigureSum, "sum")],
            Method::Resistance => &[(M::FigureResistance, "resistance")],
            Method::Consent => &[
                (M::StanceNoObjection, "no_objection"),
                (M::StanceConcern, "concern"),
                (M::StanceObjection, "objection"),
            ],
            Method::StrawPoll => &[(M::FigureHands, "hands")],
            // What these two pages show is not in a report: see below.
            Method::Schulze | Method::MajorityJudgment => &[],
        };
        for (label, key) in figures {
            assert_eq!(cells(*label), reported(&report, key), "{method}: {key}");
        }
        if method == Method::Resistance {
            let possible = report.details["possible"].to_string();
            let label = lang.fill(M::FigureAcceptance, &[("possible", &possible)]);
            assert_eq!(row(html, &label), reported(&report, "acceptance"));
        }
        if method == Method::EqualShares {
            let added = Options { completion: Completion::Add1u, ..Options::new(method) };
            assert_eq!(marked(html, lang.say(M::ResultAdded)), winners(&recounted(html, &added)));
        }
    });
}

#[test]
fn the_rows_of_the_table_are_the_ballots_of_the_file() {
    each(|lang, method, html| {
        let report = recounted(html, &Options::new(method));
        let example = example(lang, method);
        let cast: u64 = example.rows.iter().map(|row| u64::from(row.count)).sum();
        assert_eq!(cast, report.ballots, "{method}");
        let shown = rows(html, "tbody");
        assert_eq!(shown.len(), example.rows.len(), "{method}");
        for (shown, row) in shown.iter().zip(&example.rows) {
            assert_eq!(shown[0], lang.count(M::BallotCount, row.count), "{method}");
            let marks: Vec<_> = row.marks.iter().map(|it| it.as_ref().map_or("–", |it| it.shown.as_str())).collect();
            if row.marks.iter().all(Option::is_none) {
                assert_eq!(shown[1..], [lang.say(M::BlankMark)], "{method}");
            } else {
                assert_eq!(shown[1..], marks, "{method}");
            }
        }
        // Every line of the table is as long as its head.
        let columns = rows(html, "thead")[0].len();
        assert!(rows(html, "tfoot").iter().all(|row| row.len() == columns), "{method}");
        let names: Vec<_> = report.alternatives.iter().map(|it| it.name.clone()).collect();
        assert_eq!(rows(html, "thead")[0][1..], names, "{method}");
    });
}

#[test]
fn the_examples_are_those_of_the_documentation() {
    let documented = include_str!("../../../../docs/voting.md").split_whitespace().collect::<Vec<_>>().join(" ");
    let says = |sentence: String| assert!(documented.contains(&sentence), "docs/voting.md does not say: {sentence}");
    let cells = |method: Method, head: &str| row(&page(UiLang::En, method), head);
    let won = |method: Method| {
        let names = ["A", "B", "C", "D", "E"];
        marked(&page(UiLang::En, method), "Result").into_iter().map(|it| names[it]).collect::<Vec<_>>().join(" and ")
    };
    let of_three = |figures: &[String]| format!("A has {}, B has {}, C has {}", figures[0], figures[1], figures[2]);

    let answers = ["yes", "no", "abstention"].map(|head| cells(Method::YesNoSimple, head)[0].clone());
    says(format!("{} yes, {} no, {} abstentions. Carried by simple majority", answers[0], answers[1], answers[2]));
    assert_eq!([Method::YesNoSimple, Method::YesNoAbsolute, Method::YesNoTwoThirds].map(won), ["A", "", ""]);
    says(format!("{}: {} are tied", of_three(&cells(Method::Approval, "Ticks")), won(Method::Approval)));
    says(format!("{}: {} wins", of_three(&cells(Method::Dots, "Dots")), won(Method::Dots)));
    says(format!("{}: {} wins", of_three(&cells(Method::Score, "Sum")), won(Method::Score)));
    let resistance = cells(Method::Resistance, "Resistance");
    let acceptance = cells(Method::Resistance, "Acceptance (at most 30)");
    says(format!(
        "Resistance {}, {} and {} of 30; acceptance {}, {} and {}: {} wins",
        resistance[0],
        resistance[1],
        resistance[2],
        acceptance[0],
        acceptance[1],
        acceptance[2],
        won(Method::Resistance)
    ));
    says(format!("{} has consent; B does not; C does not", won(Method::Consent)));
    let there = cells(Method::Schulze, "Strongest chain from E there");
    let back = cells(Method::Schulze, "Strongest chain from there to E");
    says(format!(
        "E's chains are {}, {}, {} and {} strong, those back {}, {}, {} and {}: {} wins",
        there[0],
        there[1],
        there[2],
        there[3],
        back[0],
        back[1],
        back[2],
        back[3],
        won(Method::Schulze)
    ));
    let medians = cells(Method::MajorityJudgment, "Grade in the middle");
    let next = cells(Method::MajorityJudgment, "Grade in the middle, 1 taken away");
    assert_eq!(medians, [medians[0].clone(), medians[0].clone()]);
    says(format!(
        "Both medians are {}; without one {} each, they are {} for A and {} for B: {} wins",
        medians[0],
        medians[0],
        next[0],
        next[1],
        won(Method::MajorityJudgment)
    ));
    let (costs, ticks) = (cells(Method::EqualShares, "Cost in euros"), cells(Method::EqualShares, "Ticks"));
    says(format!(
        "A costs {} and has {} supporters, B costs {} and has {} others",
        costs[0], ticks[0], costs[1], ticks[1]
    ));
    let together = cells(Method::EqualShares, "Shares together, in euros");
    says(format!("B's supporters have {}, so B is not", together[1]));
    let html = page(UiLang::En, Method::EqualShares);
    assert!(html.contains("A is paid for: 6 ticks, 9 euros each."));
    says("A is bought at 9 each".to_owned());
    assert!(html.contains("At 12 euros each there is enough for A and B, 99 of 100 euros in all."));
    says("With `add1u`, at 12 each B's supporters have 48: A and B, 99 in all".to_owned());
    let hands = cells(Method::StrawPoll, "Hands");
    says(format!("{} point at A, {} at C, 2 at none: {}", hands[0], hands[2], won(Method::StrawPoll)));
}

#[test]
fn the_result_is_said_in_a_sentence() {
    let said = |lang: UiLang, method: Method| example(lang, method).result.join(" ");
    let de = |method: Method| said(UiLang::De, method);
    assert_eq!(de(Method::YesNoSimple), "Bei 6 Nein braucht es mindestens 7 Ja. Es sind 9: angenommen.");
    assert_eq!(
        de(Method::YesNoAbsolute),
        "Bei 20 Stimmzetteln braucht es mindestens 11 Ja. Es sind 9: nicht angenommen."
    );
    assert_eq!(de(Method::YesNoTwoThirds), "Bei 6 Nein braucht es mindestens 12 Ja. Es sind 9: nicht angenommen.");
    assert_eq!(de(Method::Approval), "Gleichauf liegen A und B: je 7 Kreuze.");
    assert_eq!(de(Method::Resistance), "B gewinnt: Widerstand 9.");
    assert_eq!(
        de(Method::Consent),
        "Konsent gibt es zu: A. Nicht zu B: Zahl der Einwände 1. Nicht zu C: Dazu hat niemand etwas gesagt."
    );
    assert_eq!(said(UiLang::En, Method::Score), "B wins: 19 points.");
    assert_eq!(said(UiLang::Ar, Method::Dots), "يفوز أ: 6 نقاط.");
    each(|lang, method, html| {
        let sentences = example(lang, method).result;
        assert!(sentences.iter().all(|it| html.contains(&format!(">{it}</p>"))), "{method}");
        assert!(sentences.iter().all(|it| it.ends_with('.')), "{sentences:?}");
    });
}

#[test]
fn the_same_ballots_are_counted_by_the_other_majorities_too() {
    let html = page(UiLang::De, Method::YesNoAbsolute);
    let others = html.split_once("method-others").unwrap().1.split_once("</ul>").unwrap().0;
    let others: Vec<String> = others.split("<li>").skip(1).map(text).collect();
    assert_eq!(
        others,
        ["Ja / Nein (einfache Mehrheit): angenommen", "Ja / Nein (Zwei-Drittel-Mehrheit): nicht angenommen"]
    );
    assert!(!page(UiLang::De, Method::Dots).contains("method-others"));
}

#[test]
fn nothing_is_left_open_and_no_name_of_the_code_shows() {
    each(|_, method, html| {
        let body = html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
        assert!(!body.contains(['{', '}']), "{method}");
        assert!(!body.contains("|other:"), "{method}");
        // The stable key is for the command line and for addresses; people read a name.
        let outside: String =
            body.split("<pre").map(|it| it.split_once("</pre>").map_or(it, |(_, after)| after)).collect();
        assert!(!method.key().contains('_') || !text(&outside).contains(method.key()), "{method}");
    });
}

#[test]
fn only_what_is_not_written_in_the_readers_language_runs_its_own_way() {
    each(|lang, method, html| {
        assert!(html.contains(&format!("<html lang=\"{}\" dir=\"{}\"", lang.tag(), lang.dir())), "{method}");
        let main = html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
        for tag in main.split('<').filter(|tag| tag.contains(" dir=\"")) {
            assert!(tag.starts_with("pre ") || tag.starts_with("cite lang=") || tag.starts_with("code "), "{tag}");
        }
        assert_eq!(tags(main, "table").len(), 1, "{method}");
        assert_eq!(tags(main, "caption").len(), 1, "{method}");
        assert!(tags(main, "th").iter().all(|tag| tag.contains(" scope=\"")), "{method}");
    });
}

#[test]
fn these_pages_load_no_script() {
    each(|_, method, html| assert!(!html.contains("data-boot") && !html.contains("<script"), "{method}"));
}
