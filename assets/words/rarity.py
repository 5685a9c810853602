#!/usr/bin/env python3
"""Boils a table of word probabilities down to english-rarity.txt.

usage: rarity.py en_lexeme_prob.json.gz > english-rarity.txt
The table is that of the package spacy-lookups-data (MIT licence): words and the natural logarithms of their probabilities.
Wants the package snowballstemmer. Words of one stem are added up; the commonest stems are kept.
"""
import collections
import gzip
import json
import math
import sys

import snowballstemmer

KEPT = 20_000


def main(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        table = json.load(file)
    stem = snowballstemmer.stemmer("english").stemWord
    sums = collections.defaultdict(float)
    for word, logarithm in table.items():
        if word.isalpha() and word.isascii():
            sums[stem(word.lower())] += math.exp(logarithm)
    levels = collections.defaultdict(list)
    for word, share in sorted(sums.items(), key=lambda entry: (-entry[1], entry[0]))[:KEPT]:
        levels[round(-2 * math.log(share))].append(word)
    print("# How seldom English words stand in running text: twice the negative natural logarithm of a word's share, then the")
    print("# stems. Words that are not here are rarer. Made by rarity.py; see english-rarity-LICENSE.txt.")
    for level in sorted(levels):
        print(level, *sorted(levels[level]))


if __name__ == "__main__":
    main(*sys.argv[1:])
