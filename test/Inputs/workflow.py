"""Runs a GitHub workflow's commands: workflow.py [--lose=N] FILE.yml REPOSITORY

A job after the other, each in a fresh copy of REPOSITORY at the same path; of the
actions it does what they do to files. An upload of SARIF is a file "uploaded.sarif"
beside the copy. With --lose, the matrix job with that value dies.
"""

import argparse
import itertools
import json
import os
import re
import shutil
import subprocess
import sys


def evaluated(expression, names):
    """The value of an expression of the kinds that our workflow uses."""
    code = expression.replace("!cancelled()", "True").replace("&&", " and ")
    code = re.sub(r"\b(?:matrix|strategy|github|steps|vars)\.[\w.-]+",
                  lambda name: repr(names.get(name[0], "")), code)
    return eval(code, {"fromJSON": json.loads,
                       "contains": lambda items, item: item in items})


def expanded(text, names):
    return re.sub(r"\$\{\{(.*?)\}\}", lambda e: str(evaluated(e[1].strip(), names)), str(text))


def truth(condition, names):
    return bool(evaluated(condition.strip().removeprefix("${{").removesuffix("}}").strip(), names))


class Runner:
    def __init__(self, repository):
        self.repository = os.path.abspath(repository)
        self.base = self.repository + ".run"
        self.workspace = os.path.join(self.base, "workspace")
        self.artifacts = os.path.join(self.base, "artifacts")
        shutil.rmtree(self.base, ignore_errors=True)
        os.makedirs(self.artifacts)

    def action(self, name, given):
        artifact = os.path.join(self.artifacts, given.get("name", ""))
        if name == "upload-artifact":
            os.makedirs(artifact, exist_ok=True)
            shutil.copy(os.path.join(self.workspace, given["path"]), artifact)
        elif name == "download-artifact":
            shutil.copytree(self.artifacts, os.path.join(self.workspace, given["path"]),
                            copy_function=self.flat)
        elif name == "upload-sarif":
            shutil.copy(os.path.join(self.workspace, given["sarif_file"]),
                        os.path.join(self.base, "uploaded.sarif"))

    def flat(self, source, to):
        # "merge-multiple": without the directory that is named as the artifact.
        shutil.copy(source, os.path.join(self.workspace, "facts", os.path.basename(source)))

    def command(self, step, names):
        output = os.path.join(self.base, "output")
        open(output, "w").close()
        code = subprocess.run(["bash", "-e", "-c", expanded(step["run"], names)],
                              cwd=self.workspace,
                              env={**os.environ, "GITHUB_OUTPUT": output}).returncode
        for line in open(output):
            name, _, value = line.rstrip("\n").partition("=")
            names[f"steps.{step.get('id')}.outputs.{name}"] = value
        return code

    def job(self, job, names):
        shutil.rmtree(self.workspace, ignore_errors=True)
        shutil.copytree(self.repository, self.workspace)
        failed = 0
        for step in job["steps"]:
            if not truth(step["if"], names) if "if" in step else failed:
                continue
            if "uses" in step:
                name = step["uses"].split("@")[0].split("/")[-1]
                self.action(name, {k: expanded(v, names) for k, v in step.get("with", {}).items()})
            else:
                failed = self.command(step, names) or failed
        return failed


def main():
    import yaml

    parser = argparse.ArgumentParser()
    parser.add_argument("--lose")
    parser.add_argument("workflow")
    parser.add_argument("repository")
    asked = parser.parse_args()
    runner = Runner(asked.repository)
    code = 0
    for job in yaml.safe_load(open(asked.workflow))["jobs"].values(): # In order of need.
        if code and "if" not in job:
            continue
        matrix = job.get("strategy", {}).get("matrix", {})
        cells = list(itertools.product(*matrix.values()))
        for cell in cells:
            names = {f"matrix.{key}": value for key, value in zip(matrix, cell)}
            names["strategy.job-total"] = len(cells)
            if asked.lose and asked.lose in map(str, cell):
                code = 1
            else:
                code = runner.job(job, names) or code
    return code


sys.exit(main())
