"""usage: ranks.py FILE.json

Prints for each finding its rank, confidence, check and place.
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    for finding in json.load(file)["findings"]:
        print(finding["rank"], finding["confidence"], finding["check"].removeprefix("portcullis-"),
              f"{finding['file']}:{finding['line']}")
