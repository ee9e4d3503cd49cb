#!/usr/bin/env python3
"""Holds JSON files against a JSON schema: check_schema.py SCHEMA FILE...  0: all fit; 1: the first difference of each."""
import json
import sys

import jsonschema


def differences(schema, path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    validator = jsonschema.validators.validator_for(schema)(schema)
    for error in sorted(validator.iter_errors(document), key=lambda each: list(map(str, each.path))):
        yield "%s: /%s: %s" % (path, "/".join(map(str, error.path)), error.message)


def main(arguments):
    with open(arguments[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.validators.validator_for(schema).check_schema(schema)
    bad = [next(differences(schema, path), None) for path in arguments[2:]]
    for each in filter(None, bad):
        print(each)
    return 1 if any(bad) else 0


sys.exit(main(sys.argv))
