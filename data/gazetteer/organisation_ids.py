"""Fills the column `wikidata` of ../lexicon/organisations.tsv from npm name-suggestion-index (see README.md):
`python organisation_ids.py 8.0/package 7.0/package …`, the unpacked versions of it, newest first (items come and go).

The package lists items of Wikidata with label and description, and the names under which maps know them. An item is
taken for a row if it bears one of the row's names, its description tells the kind that the row's sector asks for, label
or description name the row's country and no other, and no second item fits as well; a label counts for more than
another name. Only empty cells are filled: an id that stands there was read in a published source (README.md), and where
the package has another one, that is printed to be looked at.
"""

import csv
import json
import re
import sys
from pathlib import Path

SHEETS = Path(__file__).resolve().parent.parent / "lexicon"

# what the description of an item of that sector says
KIND = {
    "BUS": r"compan(y|ies)|corporation|conglomerate|manufactur\w+|airline|bank|banking|retailer|enterprise|group"
    r"|financial services|utility",
    "COP": r"police|gendarmerie|law enforcement|security service|investigat\w+",
    "EDU": r"university",
    "GOV": r"government|department|agency|central bank|ministry",
    "HLH": r"health\w*",
    "IGO": r"intergovernmental|international organi[sz]ation|United Nations|union|alliance|association|agency",
    "LAB": r"trade union|labou?r union|federation",
    "LEG": r"parliament|legislature|house|chamber",
    "MED": r"news\w*|broadcaster|television|media",
    "MIL": r"armed forces|land warfare|aerial warfare|air service|service branch|maritime branch|military"
    r"|defen[cs]e forces|department",
    "NGO": r"non-?(governmental|profit)|charit\w+|humanitarian|aid|organi[sz]ation|movement",
    "OPP": r"political party",
    "REL": r"church|jurisdiction|religious",
    "SPO": r"football|sport\w*|federation",
    "SPY": r"intelligence|security",
}
# chains, departments and flags that bear the name of what owns them
PART = (
    r"flag (of|representing)|(national|official) flag|ensign|chain|station|former(ly)?\b|program(me)?\b"
    r"|brand of|store"
)
# read and left: bears the name, is another thing
LEFT = {"Q20718"}  # Samsung Electronics is one company of Samsung
# names of a country that the sheet of countries does not give as a word of its own
ALSO = {"USA": ["U.S.", "US", "American"], "GBR": ["UK", "British", "England", "English"], "VAT": ["Rome", "Vatican"]}


def plain(name):
    name = re.sub(r"^The ", "", name.replace("’", "'")).strip()
    return re.sub(r"^(US|U\.S\.) ", "United States ", name)


def rows(file):
    with open(SHEETS / file, encoding="utf-8", newline="") as sheet:
        return list(csv.reader(sheet, delimiter="\t", quoting=csv.QUOTE_NONE))


def countries():
    words = {}
    for code, names, demonyms, *_ in rows("countries.tsv")[1:]:
        words[code] = [w for w in f"{names}|{demonyms}".split("|") if w] + ALSO.get(code, [])
    return words


def items(packages):
    """What the newest package says of an item, its labels in all of them, and items by every name that maps know."""
    facts, labels, by_name = {}, {}, {}
    for package in packages:
        found = {file: next(package.rglob(f"{file}.json")) for file in ("wikidata", "nsi")}
        read = {file: json.loads(path.read_text("utf-8"))[file] for file, path in found.items()}
        facts = read["wikidata"] | facts
        for item, fact in read["wikidata"].items():
            labels.setdefault(item, set()).add(plain(fact.get("label") or ""))
        for category in read["nsi"].values():
            for entry in category.get("items", []):
                tags = entry.get("tags", {})
                for role in ("brand", "operator", "subject"):
                    for name in [entry.get("displayName")] + [tags.get(role + end) for end in ("", ":en", ":short")]:
                        by_name.setdefault(plain(name or ""), set()).add(tags.get(f"{role}:wikidata"))
    for item, of in labels.items():
        for label in of:
            by_name.setdefault(label, set()).add(item)
    return facts, labels, by_name


def found(names, sector, country, facts, labels, by_name, words):
    rank = {}
    for name in map(plain, names):
        for item in by_name.get(name, set()) - LEFT - {None}:
            fact = facts.get(item, {})
            told = fact.get("description") or ""
            if not re.search(rf"\b({KIND.get(sector, '$^')})\b", told, re.I) or re.search(rf"\b({PART})", told, re.I):
                continue
            said = f"{fact.get('label')} {told}"
            where = {code for code, of in words.items() for w in of if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", said)}
            itself = name in labels[item]
            # without a country in the sheet it may have its seat in one, unless several countries have one of that name
            anywhere = not country and (sector == "IGO" or (itself and sector in ("BUS", "NGO")))
            if country in where or anywhere or (not where and (itself or not country)):
                rank[item] = max(rank.get(item, 0), 1 + itself)
    best = [item for item, much in rank.items() if much == max(rank.values())]
    return best[0] if len(best) == 1 else ""


def main():
    facts, labels, by_name = items([Path(p) for p in sys.argv[1:]])
    words = countries()
    head, *body = rows("organisations.tsv")
    at = {column: i for i, column in enumerate(head)}
    for row in body:
        names, sector, country = row[at["names"]].split("|"), row[at["sector"]], row[at["country"]]
        item = found(names, sector, country, facts, labels, by_name, words)
        held = row[at["wikidata"]]
        if item and item != held:
            print(names[0], sector, country, held, "beside" if held else "->", item, facts.get(item, {}))
            row[at["wikidata"]] = held or item
    with open(SHEETS / "organisations.tsv", "w", encoding="utf-8", newline="\n") as sheet:
        sheet.writelines("\t".join(row) + "\n" for row in [head, *body])


if __name__ == "__main__":
    main()
