"""Writes `verbs.tsv`: inflected verbs that the endings of `lemmas.tsv` would get wrong (*ruled* is not *rul*).

Source: the English lemma tables of spacy-lookups-data 1.0.5 (MIT; its verbs are those of WordNet 3.0, WordNet licence).
Run: pip download --no-deps spacy-lookups-data==1.0.5, unpack it, then
    python data/models/verbs.py UNPACKED/spacy_lookups_data/data
"""

import gzip
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
LONGEST = 5
RARE = -19.5  # log probability below which a verb is left out
# by how much a verb must be likelier than the one that the ending tells: *fined* is of *fine*, not of *fin*
USUAL = 3.0


def load(name: str) -> dict:
    with gzip.open(pathlib.Path(sys.argv[1]) / f"en_{name}.json.gz") as file:
        return json.load(file)


def rules() -> dict[tuple[str, str], tuple[int, str]]:
    rows = [line.split("\t") for line in (HERE / "lemmas.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return {(tag, ending): (int(cut), add) for tag, ending, cut, add in rows}


def lemma(table: dict[tuple[str, str], tuple[int, str]], tag: str, word: str) -> str:
    endings = [f"^{word}"] + [word[-n:] if n else "" for n in range(min(LONGEST, len(word) - 1), -1, -1)]
    for ending in endings:
        if (tag, ending) in table:
            cut, add = table[tag, ending]
            return word[: len(word) - cut] + add
    return word


def inflections(verb: str, irregular: dict[str, list[str]]) -> dict[str, set[str]]:
    vowels = "aeiou"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        past, present = {verb + "d"}, {verb[:-1] + "ing"}
    elif verb.endswith("y") and verb[-2:-1] not in vowels:
        past, present = {verb[:-1] + "ied"}, {verb + "ing"}
    else:
        past, present = {verb + ("d" if verb.endswith("e") else "ed")}, {verb + "ing"}
    third = {verb[:-1] + "ies"} if verb.endswith("y") and verb[-2:-1] not in vowels else {verb + "s"}
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = {verb + "es"}
    own = irregular.get(verb, [])
    doubled = {form for form in own if form.endswith(("ed", "ing"))}
    past |= {form for form in doubled if form.endswith("ed")}
    present |= {form for form in doubled if form.endswith("ing")}
    return {"VBD": past, "VBN": past, "VBG": present, "VBZ": third}


def rule(tag: str, form: str, verb: str) -> tuple[str, str, int, str]:
    same = 0
    while same < min(len(form), len(verb)) and form[same] == verb[same]:
        same += 1
    return tag, f"^{form}", len(form) - same, verb[same:]


def main() -> None:
    verbs = {v for v in load("lemma_index")["verb"] if v.isalpha() and v.isascii()}
    known_as = load("lemma_exc")["verb"]
    irregular: dict[str, list[str]] = {}
    for form, lemmas in known_as.items():
        for base in lemmas:
            irregular.setdefault(base, []).append(form)
    common = load("lexeme_prob")
    table = rules()
    rows = set()
    for verb in verbs:
        if common.get(verb, -99) < RARE or len(verb) < 3:
            continue
        for tag, forms in inflections(verb, irregular).items():
            for form in forms:
                other = lemma(table, tag, form)
                rarer = verb.endswith("e") and common.get(other, -99) + USUAL < common.get(verb, -99)
                if (other in verbs and not rarer) or (form in known_as and verb not in known_as[form]):
                    continue
                rows.add(rule(tag, form, verb))
    # *struck* is not *strake*; where the tagger takes it for a present, it is no verb of its own either
    for form, bases in known_as.items():
        base = max(sorted(bases), key=lambda verb: common.get(verb, -99))
        if common.get(base, -99) < RARE or not form.isalpha() or form.endswith(("ed", "ing", "s")):
            continue
        tags = ("VBD", "VBN") if form in verbs else ("VB", "VBD", "VBN", "VBP")
        rows.update(rule(tag, form, base) for tag in tags if lemma(table, tag, form) != base)
    text = "xpos\tending\tcut\tadd\n" + "".join("\t".join(map(str, row)) + "\n" for row in sorted(rows))
    (HERE / "verbs.tsv").write_text(text, encoding="utf-8")
    print(len(rows), "forms")


if __name__ == "__main__":
    main()
