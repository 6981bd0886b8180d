"""The verbs both faces share: what the pages and the command line do alike.

    reading, loading    a file in a child process; a file into the ledger; looking, stating, mending, comparing: what a person says of it
    status              every commitment on a day; whole: with all that explains it; signalling, doubts: charts and checks of its figures
    changing            two days of knowledge side by side
    deeds, explaining   milestones, requests to explain, decisions; meeting: notes and sets of slides
    snapshot, papers    a day frozen, and what is issued from it
    wire                the JSON of the command line
    sample, proving     generated data as a first store and as a trial of the forecast; proof: the trial's results
    recovering, clock
"""
