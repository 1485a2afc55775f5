"""Tables as points and edges: GeoDataFrames for maps, NetworkX graphs for networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .frames import need

if TYPE_CHECKING:
    from .frames import Extraction


def places(extraction: Extraction) -> Any:
    """Entities with coordinates as a GeoDataFrame of points (EPSG:4326), one row an entity of an article.

    :raises MissingPackageError: if geopandas is not installed.
    """
    geopandas = need("geopandas", "geo")
    frame = extraction.to_pandas("entities").dropna(subset=["lat", "lon"]).reset_index(drop=True)
    return geopandas.GeoDataFrame(frame, geometry=geopandas.points_from_xy(frame["lon"], frame["lat"]), crs="EPSG:4326")


def who_to_whom(extraction: Extraction, *, facts: bool = True) -> Any:
    """Who did what to whom as a NetworkX MultiDiGraph: an edge for each pair of an event, keyed by the event's type.

    Nodes are names; edges carry ``weight`` (events), ``score`` (the mean on PLOVER's scale) and ``quad``.

    :param facts: only what is asserted and not historical.
    :raises MissingPackageError: if networkx is not installed.
    """
    graph = need("networkx", "graphs").MultiDiGraph()
    events = extraction.events.facts() if facts else extraction.events
    for row in events.dyads().to_dicts():
        if row["actor_name"] is None or row["recipient_name"] is None:
            continue
        ends = (row["actor_name"], row["recipient_name"])
        graph.add_node(ends[0], country=row["actor_country"], sector=row["actor_sector"])
        graph.add_node(ends[1], country=row["recipient_country"], sector=row["recipient_sector"])
        if not graph.has_edge(*ends, key=row["type"]):
            graph.add_edge(*ends, key=row["type"], weight=0, score=0.0, quad=row["quad"])
        edge = graph.edges[(*ends, row["type"])]
        edge["score"] = (edge["score"] * edge["weight"] + (row["score"] or 0.0)) / (edge["weight"] + 1)
        edge["weight"] += 1
    return graph


def who_said_to_whom(extraction: Extraction) -> Any:
    """Speakers and those they speak to as a NetworkX DiGraph; ``weight`` counts the quotes.

    :raises MissingPackageError: if networkx is not installed.
    """
    graph = need("networkx", "graphs").DiGraph()
    for row in extraction.quotes.to_dicts():
        if row["speaker_name"] is None:
            continue
        graph.add_node(row["speaker_name"])
        if row["addressee_name"] is not None:
            before = graph.get_edge_data(row["speaker_name"], row["addressee_name"], {"weight": 0})
            graph.add_edge(row["speaker_name"], row["addressee_name"], weight=before["weight"] + 1)
    return graph
