#!/bin/sh
# Makes the current directory a Git repository with all of its files.
set -e
git init -q .
git config user.name test
git config user.email test@example.org
git add .
git commit -qm first
