//! Files as they are, as they should not be, and as chance makes them.

use proptest::prelude::*;

use super::*;
use crate::tally::{Alternative, Marks};

const TOI: &str = "\
# FILE NAME: example.toi
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# ALTERNATIVE NAME 1: A tree for each newborn
# ALTERNATIVE NAME 2: A bench at the stop
# ALTERNATIVE NAME 3: Leave it as it is
3: 2,{1,3}
2: 1
1: {2, 3}
";

const CAT: &str = "\
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 5
# NUMBER CATEGORIES: 2
# CATEGORY NAME 1: Yes
# CATEGORY NAME 2: No
2: {1,2},3
2: {},{1,2,3}
1: 3
";

const PB: &str = "\
META
key;value
description;\"A street; its trees\"
num_projects;3
num_votes;3
budget;10,50
vote_type;approval
PROJECTS
project_id;cost;name
bench;3.5;A \"green\" bench
tree;3.50;Tree
fountain;7;\"Fountain \"\"old\"\"\"
VOTES
voter_id;age;vote
1;30;bench,tree
2;;fountain
3;41;
";

const CSV: &str = "\
# METHOD: resistance
# STATUS QUO: 2
# ALTERNATIVE NAME 1: Close the street
# ALTERNATIVE NAME 2: Leave it as it is
count,2,1
2,10,0
1,,7
";

/// What a recount says to a file in one sentence.
fn said(file_name: &str, text: &str, options: &Options) -> String {
    match recount(file_name, text.as_bytes(), options) {
        Ok(report) => match report.outcome {
            Outcome::Winners(ids) => ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
            Outcome::Outcomes(outcomes) => {
                let one = |ids: &Vec<Id>| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
                outcomes.iter().map(one).collect::<Vec<_>>().join(" or ")
            }
        },
        Err(problem) => problem.to_string(),
    }
}

fn with(method: Method) -> Options {
    Options::new(method)
}

fn seats(seats: u32) -> Options {
    Options { seats: Some(seats), ..with(Method::EqualShares) }
}

#[test]
fn each_format_is_counted() {
    assert_eq!(said("example.toi", TOI, &with(Method::Schulze)), "2");
    assert_eq!(said("example.CAT", CAT, &with(Method::Approval)), "1,2");
    assert_eq!(said("example.cat", CAT, &seats(1)), "");
    assert_eq!(said("example.cat", CAT, &Options { completion: Completion::Add1u, ..seats(3) }), "1,2,3");
    assert_eq!(said("example.pb", PB, &with(Method::EqualShares)), "bench or tree");
    assert_eq!(said("example.pb", PB, &with(Method::Approval)), "bench,fountain,tree");
    assert_eq!(said("example.csv", CSV, &with(Method::Resistance)), "1");
}

#[test]
fn windows_line_ends_and_byte_order_marks_do_no_harm() {
    let windows = format!("\u{feff}{}", PB.replace('\n', "\r\n"));
    assert_eq!(said("example.pb", &windows, &with(Method::EqualShares)), "bench or tree");
}

#[test]
fn a_report_prints_as_json_and_as_text() {
    let report = recount("example.cat", CAT.as_bytes(), &with(Method::Approval)).unwrap();
    assert_eq!(
        report.json(),
        r#"{"method":"approval","ballots":5,"winners":[1,2],"alternatives":[{"id":1,"name":"","figures":{"approvals":2}},{"id":2,"name":"","figures":{"approvals":2}},{"id":3,"name":"","figures":{"approvals":1}}],"details":{}}"#
    );
    let report = recount("example.pb", PB.as_bytes(), &with(Method::EqualShares)).unwrap();
    assert_eq!(
        report.to_string(),
        "method: equal_shares\nballots: 3\nbudget: 10.5\ncompletion: none\ntied selections: 2\n\
         selected: bench (A \"green\" bench)\nselected: tree (Tree)\n  \
         bench (A \"green\" bench): approvals 1\n  tree (Tree): approvals 1\n  fountain (Fountain \"old\"): approvals 1\n"
    );
}

#[test]
fn the_documented_file_gives_the_documented_report() {
    let page = include_str!("../../../docs/voting.md");
    let fenced = |fence: &str, beginning: &str| {
        let mut blocks = page.split(fence).skip(1).filter_map(|it| it.split("```").next());
        blocks.find(|it| it.starts_with(beginning)).unwrap().to_owned()
    };
    let file = fenced("```text\n", "# METHOD: resistance");
    let report = recount("poll.csv", file.as_bytes(), &with(Method::Resistance)).unwrap();
    assert_eq!(report.json() + "\n", fenced("```json\n", "{"));
    for method in Method::ALL {
        assert!(page.contains(&format!("`{method}`")), "{method} is explained");
    }
}

#[test]
fn the_command_overrides_the_file() {
    let with_budget = |budget: &str| Options { budget: budget.parse().ok(), ..with(Method::EqualShares) };
    assert_eq!(said("example.pb", PB, &with_budget("0")), "");
    assert_eq!(said("example.pb", PB, &with_budget("21")), "bench,fountain,tree");
    assert_eq!(said("example.pb", PB, &seats(3)), "bench,fountain or fountain,tree");
    let both = Options { seats: Some(1), ..with_budget("1") };
    assert_eq!(said("example.pb", PB, &both), "a budget and a number of seats cannot both be given");
    let needless = Options { method: Method::Approval, ..seats(1) };
    assert_eq!(said("example.pb", PB, &needless), "a number of seats is of no use to the method approval");
    let nothing = "neither the file nor the command says what can be spent: give a budget or a number of seats";
    assert_eq!(said("example.cat", CAT, &with(Method::EqualShares)), nothing);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let toi = |from: &str, to: &str| said("a.toi", &TOI.replacen(from, to, 1), &with(Method::Schulze));
    assert_eq!(toi("2: 1\n", "2: 4\n"), "line 9: there is no alternative “4” in this file");
    assert_eq!(toi("{1,3}", "{1,2}"), "line 8: the alternative “2” stands twice on this ballot");
    assert_eq!(toi("{1,3}", "{1,3"), "line 8: a brace is opened and not closed, or closed and not opened");
    assert_eq!(toi("{1,3}", "1,,3"), "line 8: between two commas nothing is ranked");
    assert_eq!(toi("2: 1\n", "2 1\n"), "line 9: a ballot is written “count: ballot”");
    assert_eq!(toi("2: 1\n", "0: 1\n"), "line 9: a ballot stands here no times");
    assert_eq!(toi("2: 1\n", ""), "line 4: the header says there are 6 ballots, the file holds 4");
    for number in ["1e309", "-2", "99999999999999999999", "2.0", ""] {
        let expected = format!(
            "line 9: the number of times a ballot stands here should be a whole number of at most 1000000000, written in \
             digits, not “{number}”"
        );
        assert_eq!(toi("2: 1\n", &format!("{number}: 1\n")), expected);
    }
    assert_eq!(
        toi("ALTERNATIVES: 3", "ALTERNATIVES: 4"),
        "line 3: the header says there are 4 alternatives, 3 are named"
    );
    assert_eq!(said("a.toi", "", &with(Method::Schulze)), "line 1: the header “NUMBER ALTERNATIVES” is missing");
    let old = "line 1: this is PrefLib's format of before 2022, which has no “#” before its headers; convert it first";
    assert_eq!(said("a.soc", "3\n1,A\n2,B\n3,C\n", &with(Method::Schulze)), old);
    assert_eq!(
        said("a.soi", TOI, &with(Method::Schulze)),
        "line 8: a .soi file holds no ties, so there are no braces in it"
    );
    let incomplete = "line 9: a .toc file ranks all 3 alternatives on each ballot, here are 1";
    assert_eq!(said("a.toc", TOI, &with(Method::Schulze)), incomplete);
    let ending = "files ending in “.txt” are not known here; known are .soc .soi .toc .toi .cat .pb .csv";
    assert_eq!(said("a.txt", TOI, &with(Method::Schulze)), ending);
    assert_eq!(recount("a.cat", b"# A: b\n\xff", &with(Method::Approval)).unwrap_err().line, Some(2));
}

#[test]
fn what_is_wrong_in_a_pabulib_file_is_said_with_its_line() {
    let pb = |from: &str, to: &str| said("a.pb", &PB.replacen(from, to, 1), &with(Method::EqualShares));
    assert_eq!(pb("2;;fountain", "2;;well"), "line 16: there is no alternative “well” in this file");
    assert_eq!(pb("bench,tree", "bench,bench"), "line 15: the alternative “bench” stands twice on this ballot");
    assert_eq!(pb("2;;fountain", "1;;fountain"), "line 16: the voter “1” has voted before in this file");
    assert_eq!(pb("2;;fountain", "2"), "line 16: there should be 3 fields, here are 1");
    assert_eq!(pb("3;41;", "3;41;;;tree"), "line 17: there should be 3 fields, here are 5");
    assert_eq!(pb("3;41;\n", ""), "line 5: the header says there are 3 ballots, the file holds 2");
    let cost = "line 11: the cost should be an amount such as 1200 or 1200.50, not “1e309”";
    assert_eq!(pb("3.50", "1e309"), cost);
    assert_eq!(pb("VOTES\n", ""), "line 13: the cost should be an amount such as 1200 or 1200.50, not “age”");
    let no_votes: String = PB.split("VOTES").take(1).collect();
    assert_eq!(said("a.pb", &no_votes, &with(Method::EqualShares)), "line 12: the section VOTES is missing");
    assert_eq!(pb("META\n", ""), "line 1: the first section should be META");
    assert_eq!(pb("META\nkey;value", "PROJECTS\nkey;value"), "line 1: the section META has to come before this one");
    assert_eq!(pb("\"A street", "\"A \"\"street"), "bench or tree");
    assert_eq!(pb("its trees\"", "its trees"), "line 3: a quotation mark is opened and not closed");
    let ordinal = "line 7: the method equal_shares cannot count rankings";
    assert_eq!(pb("approval", "ordinal"), ordinal);
    assert_eq!(pb("approval", "cumulative"), "line 14: the section VOTES has no column “points”");
    assert_eq!(
        pb("approval", "guess"),
        "line 7: the vote type “guess” is not known; known are approval, choose-1, ordinal, cumulative and scoring"
    );
}

#[test]
fn what_is_wrong_in_a_table_is_said_with_its_line() {
    let csv = |from: &str, to: &str| said("a.csv", &CSV.replacen(from, to, 1), &with(Method::Resistance));
    assert_eq!(csv("1,,7", "1,,11"), "line 7: 11 is not on the scale from 0 to 10");
    assert_eq!(csv("1,,7", "1,,seven"), "line 7: the mark “seven” is none of: whole numbers from 0 to 10");
    assert_eq!(csv("1,,7", "1,,1e309"), "line 7: the mark “1e309” is none of: whole numbers from 0 to 10");
    assert_eq!(csv("1,,7", "1,7"), "line 7: there should be 3 fields, here are 2");
    assert_eq!(csv("QUO: 2", "QUO: 3"), "line 2: there is no alternative “3” in this file");
    assert_eq!(csv("# STATUS QUO: 2\n", ""), "the header “STATUS QUO” is missing");
    assert_eq!(csv("count,2,1", "count,2,2"), "line 5: the column “number of an alternative” is given a second time");
    assert_eq!(
        said("a.csv", CSV, &with(Method::Score)),
        "line 1: this file was made for the method resistance, not for score"
    );
    let dots = "# DOTS: 3\n# CAP: 2\ncount,1,2\n1,2,1\n1,2,2\n";
    assert_eq!(said("a.csv", dots, &with(Method::Dots)), "line 5: 4 dots were given, there are 3");
}

#[test]
fn huge_counts_are_counted_and_too_many_are_refused() {
    let file = |count: &str| format!("# NUMBER ALTERNATIVES: 2\n{count}: 1,2\n500000000: 2,1\n");
    assert_eq!(said("a.soc", &file("500000000"), &with(Method::Schulze)), "1,2");
    assert_eq!(
        said("a.soc", &file("500000001"), &with(Method::Schulze)),
        "line 3: there are more than 1000000000 ballots"
    );
}

#[test]
fn so_many_categories_that_naming_them_would_fill_the_memory_are_refused() {
    let file = |categories: &str| format!("# NUMBER ALTERNATIVES: 1\n# NUMBER CATEGORIES: {categories}\n1: 1\n");
    assert!(read("a.cat", file("1000").as_bytes()).is_ok());
    assert_eq!(said("a.cat", &file("1001"), &with(Method::Approval)), "line 2: there are more than 1000 categories");
}

fn everything() -> impl Strategy<Value = Options> {
    let completion = prop_oneof![Just(Completion::None), Just(Completion::Add1u)];
    (prop::sample::select(Method::ALL.to_vec()), prop::option::of(0_u32..5), completion).prop_map(
        |(method, seats, completion)| match method {
            Method::EqualShares => Options { method, budget: None, seats, completion },
            _ => Options::new(method),
        },
    )
}

const ENDINGS: [&str; 7] = ["a.soc", "a.soi", "a.toc", "a.toi", "a.cat", "a.pb", "a.csv"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        file_name in prop::sample::select(ENDINGS.to_vec()),
        options in everything(),
    ) {
        let _ = recount(file_name, &bytes, &options);
    }

    #[test]
    fn no_damage_makes_it_panic(
        file in prop::sample::select(vec![("a.toi", TOI), ("a.cat", CAT), ("a.pb", PB), ("a.csv", CSV)]),
        damage in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..6, "[0-9]{1,12}|[{},;:#\"\\n]|1e309|-1|META|VOTES|none|\\PC{0,3}"),
            1..4,
        ),
        options in everything(),
    ) {
        let (file_name, text) = file;
        let mut text: Vec<char> = text.chars().collect();
        for (at, length, instead) in damage {
            let at = at.index(text.len() + 1);
            let end = (at + length).min(text.len());
            text.splice(at..end, instead.chars());
        }
        let text: String = text.into_iter().collect();
        if let Ok(file) = read(file_name, text.as_bytes()) {
            let (ending, written) = write(&file);
            let again = read(&format!("a.{ending}"), written.as_bytes());
            prop_assert!(again.is_ok(), "{again:?} in {written}");
        }
        let _ = recount(file_name, text.as_bytes(), &options);
    }
}

fn numbered(names: &[&str]) -> Vec<Named> {
    (1..).zip(names).map(|(number, name)| Named::numbered(number, name)).collect()
}

fn marked<M: Clone>(marks: &[Option<M>]) -> Marks<M> {
    (0..).map(Alternative).zip(marks).filter_map(|(it, mark)| Some((it, mark.clone()?))).collect()
}

#[test]
fn what_is_written_reads_back_and_holds_no_order_of_casting() {
    let alternatives = numbered(&["Street\nwith # break", "Bench; \"green\"", ""]);
    let ranks = |order: &[u32]| order.iter().map(|it| [Alternative(*it)].into()).collect::<Vec<_>>();
    let all = [
        (Ballots::Rankings([ranks(&[2, 0]), ranks(&[]), ranks(&[2, 0])].map(Entry::once).into()), "soi"),
        (Ballots::Rankings([ranks(&[2, 0, 1])].map(Entry::once).into()), "soc"),
        (Ballots::Rankings(vec![]), "soc"),
        (
            Ballots::Categories {
                categories: 3,
                ballots: [marked(&[Some(2), None, Some(2)]), marked(&[None; 3])].map(Entry::once).into(),
            },
            "cat",
        ),
        (Ballots::Approvals([[Alternative(1)].into(), [].into()].map(Entry::once).into()), "pb"),
        (Ballots::Points { cumulative: true, ballots: vec![Entry::once(marked(&[Some(3), None, Some(0)]))] }, "pb"),
        (Ballots::Words(vec![Entry::once(marked(&[Some("yes".to_owned()), None, None]))]), "csv"),
    ];
    for (ballots, expected) in all {
        let file = BallotFile { alternatives: alternatives.clone(), headers: Headers::new(), ballots };
        let (ending, text) = write(&file);
        assert_eq!(ending, expected);
        let again = read(&format!("a.{ending}"), text.as_bytes()).unwrap();
        assert_eq!(write(&again), (ending, text));
    }
    let cast = |order: [&[u32]; 3]| {
        let ballots = Ballots::Rankings(order.map(ranks).map(Entry::once).into());
        write(&BallotFile { alternatives: alternatives.clone(), headers: Headers::new(), ballots })
    };
    assert_eq!(cast([&[0, 1], &[2], &[0, 1]]), cast([&[2], &[0, 1], &[0, 1]]));
}
