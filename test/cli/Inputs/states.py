#!/usr/bin/env python3
"""What a SARIF file says of each result against its baseline.

usage: states.py BASELINE.sarif FILE.sarif

Prints a line for each. What is absent must be as it was in the baseline, but for its fix.
"""
import json
import sys


def results(path):
    with open(path, encoding="utf-8") as file:
        run, = json.load(file)["runs"]
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"], (rule["id"], result["ruleId"])
    return run["results"]


def bare(result):
    return {key: value for key, value in result.items() if key not in ("baselineState", "fixes")}


before, now = map(results, sys.argv[1:])
for result in now:
    place = result["locations"][0]["physicalLocation"]
    print(result["baselineState"], result["ruleId"].removeprefix("portcullis-"),
          f"{place['artifactLocation']['uri']}:{place['region']['startLine']}")
    if result["baselineState"] == "absent":
        assert "fixes" not in result
        assert bare(result) in map(bare, before), result
