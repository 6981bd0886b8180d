"""data/*.toml -> model objects, with the rules that hold across files; every fault of every file is told at once.

    load       all of it, in the order in which files refer to each other; one module per kind of file
    record     typed reading of one table; lines: where a value stands; defects: the faults gathered; known: what earlier files defined
    english    the same catalog with English names
    check      contradictions of a plan found in its own words: check_file, check_rows, check_whole over paper and paper_facts
"""
