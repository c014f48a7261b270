"""Compares `visionscafe tally` with independent implementations, on seeded random ballots.

    python3 -m venv <anywhere outside the checkout>
    <there>/bin/pip install -r oracles/requirements.txt
    VISIONSCAFE_BIN=<the binary> <there>/bin/python oracles/compare.py [--seed 1] [--cases 1000]

Each method is compared with everything below that knows it: libraries first, and definitions written down here once more,
word by word and slowly. What is compared are sets of winners, or sets of tied selections. Ends with 1 on any difference.

Where a library means something else by the same name, `docs/voting.md` says so, and here is said what is taken from it.
"""

import argparse
import collections
import concurrent.futures
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import warnings
from fractions import Fraction
from pathlib import Path

warnings.filterwarnings("ignore")

import abcvoting.abcrules
import abcvoting.preferences
import pabutools.election as pb
import votelib.convert
import votelib.evaluate.cardinal
import votelib.evaluate.condorcet
import votelib.evaluate.core
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.rules import method_of_equal_shares
from pref_voting.grade_methods import approval as pv_approval
from pref_voting.grade_methods import majority_judgement as pv_majority_judgment
from pref_voting.grade_methods import score_voting as pv_score
from pref_voting.grade_profiles import GradeProfile
from pref_voting.margin_based_methods import beat_path
from pref_voting.profiles_with_ties import ProfileWithTies
from votelib.evaluate.core import Tie

GRADES = ["reject", "poor", "fair", "good", "excellent"]

Case = collections.namedtuple("Case", "method ending text arguments expected")


# Ballots


def how_many_voters(rng):
    return rng.choice([0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 12, 20, 31])


def profile(rng, one):
    """Ballots of one kind: at random, all equal, or from few kinds; as (count, ballot)."""
    voters = how_many_voters(rng)
    kinds = rng.choice([voters, voters, voters, 1, 2, 3])
    pool = [one() for _ in range(max(kinds, 1))]
    ballots = pool[:voters] if kinds == voters else [rng.choice(pool) for _ in range(voters)]
    return [(rng.choice([1, 1, 1, 2, 5]), ballot) for ballot in ballots]


def numbers(rng, least=1, most=6):
    """What the file calls its alternatives: mostly 1 to n, sometimes from 0 or with gaps."""
    n = rng.randint(least, most)
    return rng.choice([list(range(1, n + 1))] * 3 + [list(range(n)), sorted(rng.sample(range(90), n))])


def ranking(rng, names, ties, short):
    order = rng.sample(names, rng.randint(0, len(names)) if short else len(names))
    ranks = []
    for name in order:
        if ties and ranks and rng.random() < 0.4:
            ranks[-1].append(name)
        else:
            ranks.append([name])
    return ranks


def spread_out(ballots):
    return [ballot for count, ballot in ballots for _ in range(count)]


# Files


def preflib_text(ending, names, ballots, categories=None):
    def group(members):
        return str(members[0]) if len(members) == 1 else "{" + ",".join(map(str, members)) + "}"

    lines = [f"# FILE NAME: random.{ending}", f"# DATA TYPE: {ending}", f"# NUMBER ALTERNATIVES: {len(names)}"]
    lines += [f"# NUMBER VOTERS: {sum(count for count, _ in ballots)}", f"# NUMBER UNIQUE ORDERS: {len(ballots)}"]
    if categories:
        lines += [f"# NUMBER CATEGORIES: {categories}"]
        lines += [f"# CATEGORY NAME {n}: Category {n}" for n in range(1, categories + 1)]
    lines += [f"# ALTERNATIVE NAME {name}: Alternative {name}" for name in names]
    lines += [f"{count}: {','.join(group(it) for it in ballot)}" for count, ballot in ballots]
    return "\n".join(lines) + "\n"


def csv_text(names, ballots, **headers):
    lines = [f"# {key.replace('_', ' ')}: {value}" for key, value in headers.items()]
    lines += ["count," + ",".join(map(str, names))]
    lines += [f"{count}," + ",".join(str(ballot.get(name, "")) for name in names) for count, ballot in ballots]
    return "\n".join(lines) + "\n"


def pabulib_text(budget, costs, votes):
    lines = ["META", "key;value", "description;random", f"num_projects;{len(costs)}", f"num_votes;{len(votes)}"]
    lines += [f"budget;{budget}", "vote_type;approval", "rule;unknown", "PROJECTS", "project_id;cost;name"]
    lines += [f"{project};{cost};Project {project}" for project, cost in costs.items()]
    lines += ["VOTES", "voter_id;vote"]
    lines += [f"{voter};{','.join(vote)}" for voter, vote in enumerate(votes)]
    return "\n".join(lines) + "\n"


# Definitions, once more


def most(names, figure):
    best = max(figure(name) for name in names)
    return {name for name in names if figure(name) == best}


def schulze_by_definition(names, ballots):
    """Undefeated by strongest paths, tried one by one; strength in winning votes."""
    rank = lambda ballot, name: next((at for at, it in enumerate(ballot) if name in it), len(ballot))
    prefer = {
        (a, b): sum(count for count, ballot in ballots if rank(ballot, a) < rank(ballot, b))
        for a, b in itertools.permutations(names, 2)
    }
    strength = {(a, b): prefer[a, b] if prefer[a, b] > prefer[b, a] else 0 for a, b in prefer}

    def strongest(a, b):
        others = [name for name in names if name not in (a, b)]
        paths = (
            (a, *via, b) for length in range(len(others) + 1) for via in itertools.permutations(others, length)
        )
        return max(min(strength[step] for step in itertools.pairwise(path)) for path in paths)

    path = {pair: strongest(*pair) for pair in prefer}
    return {a for a in names if all(path[a, b] >= path[b, a] for b in names if b != a)}


def majority_judgment_by_definition(names, ballots):
    """Lexicographic order of the medians, taken away one by one."""

    def medians(name):
        grades = sorted(GRADES.index(b.get(name, "reject")) for b in spread_out(ballots) if b)
        return [grades.pop((len(grades) - 1) // 2) for _ in range(len(grades))]

    return most(names, medians)


def by_sum(names, ballots, worth=lambda mark: mark):
    return most(names, lambda name: sum(count * worth(ballot[name]) for count, ballot in ballots if name in ballot))


# Cases: a file, and what independent implementations find in it


def schulze(rng):
    names = numbers(rng)
    ending = rng.choice(["soc", "soi", "toc", "toi"])
    ballots = profile(rng, lambda: ranking(rng, names, ending[0] == "t", ending[2] == "i"))
    expected = {"definition": schulze_by_definition(names, ballots)}

    # pref_voting: beat path, with support instead of its default, margins.
    rankings = [{name: at for at, rank in enumerate(ballot) for name in rank} for _, ballot in ballots]
    counts = [count for count, _ in ballots]
    if any(rankings):
        voters = ProfileWithTies(rankings, rcounts=counts, candidates=names)
        voters.use_extended_strict_preference()
        expected["pref_voting"] = set(beat_path(voters, strength_function=voters.support))

    # votelib: its widest paths. Its winners are those with most defeats of others, which are fewer than the undefeated.
    votes = collections.Counter()
    for count, ballot in ballots:
        votes[tuple(frozenset(rank) for rank in ballot)] += count
    pairs = {pair: 0 for pair in itertools.permutations(names, 2)}
    unranked = {((frozenset(names)),): 0}
    pairs.update(votelib.convert.RankedToCondorcetVotes().convert(dict(votes) | unranked))
    paths = votelib.evaluate.condorcet.Schulze.widest_paths(pairs)
    path = lambda a, b: paths.get((a, b), 0)
    expected["votelib"] = {a for a in names if all(path(a, b) >= path(b, a) for b in names if a != b)}
    return Case("schulze", ending, preflib_text(ending, names, ballots), [], expected)


def some(rng, names, share=None):
    share = rng.random() if share is None else share
    return [name for name in names if rng.random() < share]


def approval(rng):
    names = numbers(rng)
    ballots = profile(rng, lambda: some(rng, names))
    counted = [(count, dict.fromkeys(ballot, 1)) for count, ballot in ballots]
    expected = {"definition": by_sum(names, counted)}
    if ballots:
        voters = GradeProfile([b for _, b in counted], [0, 1], gcounts=[c for c, _ in counted], candidates=names)
        expected["pref_voting"] = set(pv_approval(voters))
    votes = collections.Counter({frozenset(): 0})
    for count, ballot in ballots:
        votes[frozenset(ballot)] += count
    simple = dict.fromkeys(names, 0) | dict(votelib.convert.ApprovalToSimpleVotes().convert(dict(votes)))
    expected["votelib"] = flat(votelib.evaluate.core.Plurality().evaluate(simple, 1))
    in_two = [(count, [ballot, [name for name in names if name not in ballot]]) for count, ballot in ballots]
    return Case("approval", "cat", preflib_text("cat", names, in_two, 2), [], expected)


def flat(elected):
    first = elected[0]
    return set(first) if isinstance(first, Tie) else {first}


def marks(rng, names, values):
    return {name: rng.choice(values) for name in some(rng, names, rng.choice([1, 1, 0.7, 0.3]))}


def score(rng):
    names = numbers(rng)
    values = rng.choice([list(range(11)), [0, 10], [4, 5, 6]])
    ballots = profile(rng, lambda: marks(rng, names, values))
    expected = {"definition": by_sum(names, ballots)}
    if ballots:
        maps = [ballot for _, ballot in ballots]
        voters = GradeProfile(maps, list(range(11)), gcounts=[count for count, _ in ballots], candidates=names)
        expected["pref_voting"] = set(pv_score(voters, ungraded_score=0))
        rule = votelib.evaluate.cardinal.ScoreVoting("sum", unscored_value=0)
        voted = rule.evaluate(as_score_votes(names, ballots, 0), 1)
        expected["votelib"] = flat(voted)
    return Case("score", "csv", csv_text(names, ballots, METHOD="score"), [], expected)


def as_score_votes(names, ballots, unscored):
    votes = collections.Counter()
    for count, ballot in ballots:
        votes[frozenset((name, ballot.get(name, unscored)) for name in names)] += count
    return dict(votes)


def majority_judgment(rng):
    names = numbers(rng)
    grades = rng.choice([GRADES, GRADES[1:4], GRADES[3:]])
    ballots = profile(rng, lambda: marks(rng, names, grades))
    definition = majority_judgment_by_definition(names, ballots)
    expected = {"definition": definition}
    graded = [
        (count, {name: GRADES.index(ballot.get(name, "reject")) for name in names}) for count, ballot in ballots if ballot
    ]
    if graded:
        # pref_voting: the majority gauge, which takes medians away all at once and so leaves more ties.
        maps, counts = [ballot for _, ballot in graded], [count for count, _ in graded]
        gauge = set(pv_majority_judgment(GradeProfile(maps, list(range(5)), gcounts=counts, candidates=names)))
        if len(gauge) == 1:
            expected["pref_voting"] = gauge
    if graded and len(names) == 2:
        # votelib: of more than two it also takes medians from those that are behind already; and it knows no last tie.
        try:
            voted = votelib.evaluate.cardinal.MajorityJudgment().evaluate(as_score_votes(names, graded, 0), 1)
            expected["votelib"] = flat(voted)
        except votelib.evaluate.core.VotingSystemError:
            pass
    if rng.random() < 0.5:
        return Case("majority_judgment", "csv", csv_text(names, ballots), [], expected)
    kinds = [
        (count, [[n for n in names if ballot.get(n) == grade] for grade in reversed(GRADES)]) for count, ballot in ballots
    ]
    return Case("majority_judgment", "cat", preflib_text("cat", names, kinds, 5), [], expected)


def resistance(rng):
    names = numbers(rng, least=2)
    ballots = profile(rng, lambda: marks(rng, names, rng.choice([list(range(11)), [0, 10]])))
    expected = {"definition": by_sum(names, ballots, lambda mark: -mark)}
    text = csv_text(names, ballots, METHOD="resistance", STATUS_QUO=names[-1])
    return Case("resistance", "csv", text, [], expected)


def dots(rng):
    names = numbers(rng)

    def ballot():
        return dict(collections.Counter(rng.choice(names) for _ in range(rng.randint(0, 5))))

    ballots = profile(rng, ballot)
    expected = {"definition": by_sum(names, ballots)}
    return Case("dots", "csv", csv_text(names, ballots, METHOD="dots", DOTS=5, CAP=5), [], expected)


def straw_poll(rng):
    names = numbers(rng)
    ballots = profile(rng, lambda: {name: 1 for name in rng.choice([[], *[[name] for name in names]])})
    simple = collections.Counter(dict.fromkeys(names, 0))
    for count, ballot in ballots:
        simple.update({name: count for name in ballot})
    expected = {
        "definition": by_sum(names, ballots),
        "votelib": flat(votelib.evaluate.core.Plurality().evaluate(dict(simple), 1)),
    }
    return Case("straw_poll", "csv", csv_text(names, ballots), [], expected)


def yes_no(rng):
    names = numbers(rng, most=3)
    ballots = profile(rng, lambda: marks(rng, names, ["yes", "yes", "no", "abstain"]))
    quorum = rng.choice([0, 0, 3, 10])
    cast = sum(count for count, _ in ballots)
    method = rng.choice(["yes_no_simple", "yes_no_absolute", "yes_no_two_thirds"])

    def carried(name):
        say = lambda word: sum(count for count, ballot in ballots if ballot.get(name) == word)
        yes, no = say("yes"), say("no")
        if method == "yes_no_simple":
            enough = yes > no
        elif method == "yes_no_absolute":
            enough = cast > 0 and Fraction(yes, cast) > Fraction(1, 2)
        else:
            enough = yes + no > 0 and Fraction(yes, yes + no) >= Fraction(2, 3)
        return enough and cast >= quorum

    expected = {"definition": {name for name in names if carried(name)}}
    return Case(method, "csv", csv_text(names, ballots, METHOD=method, QUORUM=quorum), [], expected)


def consent(rng):
    names = numbers(rng, most=3)
    stances = rng.choice([["no_objection", "concern"], ["no_objection", "concern", "objection"]])
    ballots = profile(rng, lambda: marks(rng, names, stances))
    said = lambda name: [ballot[name] for _, ballot in ballots if name in ballot]
    expected = {"definition": {name for name in names if said(name) and "objection" not in said(name)}}
    return Case("consent", "csv", csv_text(names, ballots, METHOD="consent"), [], expected)


def by_pabutools(text, increment=None):
    instance, voters = parse_pabulib_from_string(text)
    outcomes = method_of_equal_shares(
        instance, voters, sat_class=pb.Cost_Sat, resoluteness=False, voter_budget_increment=increment
    )
    return {frozenset(project.name for project in outcome) for outcome in outcomes}


def equal_shares_with_costs(rng):
    ids = rng.sample(["a1", "b2", "c3", "7", "10", "2", "x-9"], rng.randint(1, 5))
    costs = {project: rng.choice([rng.randint(1, 9), rng.randint(1, 60), 12, 30]) for project in ids}
    budget = rng.randint(1, max(1, sum(costs.values())))
    if rng.random() < 0.2:
        costs = {project: f"{cost}.{rng.choice(['5', '25', '0'])}" for project, cost in costs.items()}
    votes = spread_out(profile(rng, lambda: some(rng, ids)))[:30]
    text = pabulib_text(budget, costs, votes)
    completion = rng.choice(["none", "add1u"])
    expected = {"pabutools": by_pabutools(text, None if completion == "none" else 1)}
    return Case(f"equal_shares:costs:{completion}", "pb", text, ["--completion", completion], expected)


def equal_shares_with_seats(rng):
    names = numbers(rng, most=5)
    seats = rng.randint(1, len(names))
    ballots = profile(rng, lambda: some(rng, names))
    votes = spread_out(ballots)[:30]
    ballots = [(1, vote) for vote in votes]
    completion = rng.choice(["none", "none", "add1u"])
    text = pabulib_text(seats, {str(name): 1 for name in names}, [list(map(str, vote)) for vote in votes])
    outcomes = by_pabutools(text, None if completion == "none" else 1)
    expected = {"pabutools": {frozenset(map(int, outcome)) for outcome in outcomes}}
    if completion == "none" and any(votes):
        voters = abcvoting.preferences.Profile(len(names))
        voters.add_voters([[names.index(name) for name in vote] for vote in votes])
        committees = abcvoting.abcrules.compute_equal_shares(
            voters, seats, completion=None, resolute=False, algorithm="standard-fractions"
        )
        expected["abcvoting"] = {frozenset(names[it] for it in committee) for committee in committees}
    in_two = [(count, [ballot, [name for name in names if name not in ballot]]) for count, ballot in ballots]
    arguments = ["--seats", str(seats), "--completion", completion]
    return Case(f"equal_shares:seats:{completion}", "cat", preflib_text("cat", names, in_two, 2), arguments, expected)


KINDS = [
    (schulze, 3),
    (approval, 1),
    (score, 1),
    (majority_judgment, 2),
    (resistance, 1),
    (dots, 1),
    (straw_poll, 1),
    (yes_no, 1),
    (consent, 1),
    (equal_shares_with_costs, 2),
    (equal_shares_with_seats, 2),
]


# Comparing


def ours(binary, folder, number, case):
    path = Path(folder) / f"{number}.{case.ending}"
    path.write_text(case.text, encoding="utf-8")
    method = case.method.split(":")[0]
    command = [binary, "tally", str(path), "--method", method, "--json", *case.arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        return f"failed: {done.stderr.strip()}"
    report = json.loads(done.stdout)
    if "outcomes" in report:
        return {frozenset(outcome) for outcome in report["outcomes"]}
    return set(report["winners"])


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--cases", type=int, default=1000, help="for each kind; some have two or three times as many")
    options = arguments.parse_args()
    binary = os.environ.get("VISIONSCAFE_BIN")
    if not binary:
        sys.exit("VISIONSCAFE_BIN should name the binary to compare")

    compared, ties, differences = collections.Counter(), collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        for kind, share in KINDS:
            # A text as seed: the same on every machine, and each kind has ballots of its own.
            rng = random.Random(f"{options.seed} {kind.__name__}")
            cases = [kind(rng) for _ in range(options.cases * share)]
            found = pool.map(lambda it: ours(binary, folder, *it), enumerate(cases))
            for case, result in zip(cases, found):
                ties[case.method] += len(result) > 1
                for oracle, expected in case.expected.items():
                    compared[case.method, oracle] += 1
                    if result != expected:
                        differences += 1
                        if differences <= 5:
                            print(f"DIFFERENT {case.method}: ours {result}, {oracle} {expected}\n{case.text}")
    for (method, oracle), how_many in sorted(compared.items()):
        print(f"{method:28} {oracle:12} {how_many:6} compared")
    total = sum(compared.values())
    print(f"{total} comparisons, {sum(ties.values())} files with ties, {differences} differences (seed {options.seed})")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
