"""usage: schema.py SCHEMA FILE...

Says of each file, in order, whether it is valid under the JSON Schema: "FILE:
valid" or "FILE: PLACE: WHAT". The schema itself is checked first.
"""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for path in sorted(sys.argv[2:]):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    errors = sorted(validator.iter_errors(document), key=lambda e: e.json_path)
    name = "/".join(path.split("/")[-2:])
    for error in errors:
        print(f"{name}: {error.json_path}: {error.message}")
    if not errors:
        print(f"{name}: valid")
