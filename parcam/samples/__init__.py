"""Generated data that says so: three years of believable extracts, written as the source systems would give them.

    scenario   data/samples/scenario.toml as values: volumes, rates, drifts, who files when, what goes wrong
    lines      dossiers and documents, one by one, drawn from the seed
    tallies    what those lines add up to: one fact per measure, unit and month
    paper      a layout of data/samples/layouts.toml filled in for one file; its shapes: tables, forms (II.06a, treasury), registers
    stories    what goes wrong: a blank, a slip put right, a wrong file taken back, a late one
    generate   the files in the order in which they became known, the withdrawals
    acts       milestones done, explanations asked and answered, decisions of meetings

Every file is read by the same reader as any upload. `SampleFile.truth` states what it ought to read.
"""

from parcam.samples.acts import decisions, deeds, talks
from parcam.samples.generate import generate, withdrawals
from parcam.samples.kinds import Fact, SampleDecision, SampleDeed, SampleFile, SampleTalk, SampleWithdrawal
from parcam.samples.scenario import Scenario, load_scenario

__all__ = ["Fact", "SampleDecision", "SampleDeed", "SampleFile", "SampleTalk", "SampleWithdrawal", "Scenario",
           "decisions", "deeds", "generate", "load_scenario", "talks", "withdrawals"]
