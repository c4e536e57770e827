"""Panels and controls of a dashboard in the form that Kibana 8.12 saves.

Shares are stacked percentages over two filters: no formula, whose saved form depends on the version.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

LAYER = "layer1"
COUNT = "count"


def kql(query: str) -> Json:
    """Return a KQL query."""
    return {"query": query, "language": "kuery"}


# --- columns ----------------------------------------------------------------------------------------


def count_column(label: str) -> Json:
    """Return the number of documents."""
    return {
        "label": label,
        "customLabel": True,
        "dataType": "number",
        "operationType": "count",
        "isBucketed": False,
        "scale": "ratio",
        "sourceField": "___records___",
        "params": {"emptyAsNull": False},
    }


def distinct_column(field: str, label: str) -> Json:
    """Return the number of distinct values of `field`."""
    return {**count_column(label), "operationType": "unique_count", "sourceField": field}


def sum_column(field: str, label: str) -> Json:
    """Return the sum of `field`."""
    return {**count_column(label), "operationType": "sum", "sourceField": field}


def terms_column(field: str, label: str, size: int, *, missing: bool) -> Json:
    """Return the `size` most frequent values of `field`; `missing` adds a bar for documents without one."""
    return {
        "label": label,
        "customLabel": True,
        "dataType": "string",
        "operationType": "terms",
        "scale": "ordinal",
        "sourceField": field,
        "isBucketed": True,
        "params": {
            "size": size,
            "orderBy": {"type": "column", "columnId": COUNT},
            "orderDirection": "desc",
            "otherBucket": missing,
            "missingBucket": missing,
            "parentFormat": {"id": "terms"},
            "include": [],
            "exclude": [],
            "includeIsRegex": False,
            "excludeIsRegex": False,
        },
    }


def time_column(field: str, label: str) -> Json:
    """Return a histogram over a date field, its interval chosen by the range that is shown."""
    return {
        "label": label,
        "customLabel": True,
        "dataType": "date",
        "operationType": "date_histogram",
        "sourceField": field,
        "isBucketed": True,
        "scale": "interval",
        "params": {"interval": "auto", "includeEmptyRows": True, "dropPartials": False},
    }


def filters_column(parts: list[list[str]]) -> Json:
    """Return one bucket for each labelled KQL query."""
    return {
        "label": "Filters",
        "dataType": "string",
        "operationType": "filters",
        "scale": "ordinal",
        "isBucketed": True,
        "params": {"filters": [{"label": label, "input": kql(query)} for label, query in parts]},
    }


# --- what is drawn ----------------------------------------------------------------------------------


def number(entry: Json, labels: Json) -> tuple[str, Json, Json]:
    """Return one big number: documents, or distinct values of a field."""
    column = (
        distinct_column(entry["distinct"], entry["title"])
        if "distinct" in entry
        else count_column(entry["title"])
    )
    return "lnsMetric", {COUNT: column}, {"layerId": LAYER, "layerType": "data", "metricAccessor": COUNT}


def top(entry: Json, labels: Json) -> tuple[str, Json, Json]:
    """Return horizontal bars of the most frequent values of a field, divided by the field `split`, if any."""
    field = entry["field"]
    columns = {"value": terms_column(field, labels[field], entry.get("size", 15), missing=False)}
    if "split" in entry:
        columns["part"] = terms_column(entry["split"], labels[entry["split"]], 10, missing=True)
    columns[COUNT] = count_column(_counted(entry))
    if "split" in entry:
        return "lnsXY", columns, _bars("bar_horizontal_stacked", "value", [COUNT], split="part")
    return "lnsXY", columns, _bars("bar_horizontal", "value", [COUNT])


def share(entry: Json, labels: Json) -> tuple[str, Json, Json]:
    """Return bars of 100 %, one a value of a field, divided by the queries of `parts`."""
    field = entry["field"]
    columns = {
        "value": terms_column(field, labels[field], entry.get("size", 15), missing=True),
        "part": filters_column(entry["parts"]),
        COUNT: count_column(_counted(entry)),
    }
    return "lnsXY", columns, _bars("bar_horizontal_percentage_stacked", "value", [COUNT], split="part")


def over_time(entry: Json, labels: Json) -> tuple[str, Json, Json]:
    """Return stacked bars over time, divided by a field."""
    field = entry.get("time", "published_at")
    columns = {
        "part": terms_column(entry["split"], labels[entry["split"]], 10, missing=False),
        "time": time_column(field, labels[field]),
        COUNT: count_column(_counted(entry)),
    }
    return "lnsXY", columns, _bars("bar_stacked", "time", [COUNT], split="part")


def sums(entry: Json, labels: Json) -> tuple[str, Json, Json]:
    """Return stacked bars over time, one colour a summed field."""
    field = entry.get("time", "started_at")
    columns = {"time": time_column(field, labels[field])}
    columns.update({name: sum_column(name, labels[name]) for name in entry["fields"]})
    return "lnsXY", columns, _bars("bar_stacked", "time", entry["fields"])


LENS: dict[str, Callable[[Json, Json], tuple[str, Json, Json]]] = {
    "number": number,
    "top": top,
    "share": share,
    "over_time": over_time,
    "sums": sums,
}


def _counted(entry: Json) -> str:
    return {"onrecord-files": "Files", "onrecord-runs": "Runs", "onrecord-articles": "Articles"}.get(
        entry["data_view"], "Statements"
    )


def _bars(series: str, axis: str, values: list[str], split: str | None = None) -> Json:
    layer: Json = {
        "layerId": LAYER,
        "layerType": "data",
        "seriesType": series,
        "accessors": values,
        "xAccessor": axis,
    }
    if split is not None:
        layer["splitAccessor"] = split
    return {
        "legend": {"isVisible": split is not None or len(values) > 1, "position": "right"},
        "valueLabels": "hide",
        "preferredSeriesType": series,
        "layers": [layer],
    }


# --- panels and controls ----------------------------------------------------------------------------


def panel(identity: str, entry: Json, labels: Json) -> tuple[Json, list[Json]]:
    """Return a panel and the references that its dashboard must carry for it."""
    x, y, width, height = entry["at"]
    shown: Json = {
        "type": "search" if entry["kind"] == "session" else "lens",
        "gridData": {"x": x, "y": y, "w": width, "h": height, "i": identity},
        "panelIndex": identity,
        "title": entry["title"],
    }
    if entry["kind"] == "session":
        name = f"panel_{identity}"
        shown |= {"embeddableConfig": {"enhancements": {}}, "panelRefName": name}
        return shown, [{"type": "search", "id": entry["session"], "name": f"{identity}:{name}"}]
    name = f"indexpattern-datasource-layer-{LAYER}"
    attributes = _lens(entry, labels)
    attributes["references"] = [{"type": "index-pattern", "id": entry["data_view"], "name": name}]
    shown["embeddableConfig"] = {"attributes": attributes, "enhancements": {}}
    return shown, [{"type": "index-pattern", "id": entry["data_view"], "name": f"{identity}:{name}"}]


def _lens(entry: Json, labels: Json) -> Json:
    visualization, columns, drawn = LENS[entry["kind"]](entry, labels)
    layer = {"columns": columns, "columnOrder": list(columns), "incompleteColumns": {}, "sampling": 1}
    return {
        "title": entry["title"],
        "description": "",
        "visualizationType": visualization,
        "type": "lens",
        "state": {
            "adHocDataViews": {},
            "internalReferences": [],
            "filters": [],
            "query": kql(entry.get("query", "")),
            "datasourceStates": {"formBased": {"layers": {LAYER: layer}}},
            "visualization": drawn,
        },
    }


def controls(entries: list[Json]) -> tuple[Json, list[Json]]:
    """Return the control group of a dashboard and the references that it needs."""
    shown: Json = {}
    references: list[Json] = []
    for order, entry in enumerate(entries):
        identity = f"control{order + 1}"
        given: Json = {"id": identity, "title": entry["title"], "enhancements": {}}
        if entry.get("kind") == "time":
            # no slice yet: the whole time range of the dashboard
            shown[identity] = _control("timeSlider", order, "large", given)
            continue
        given |= {"fieldName": entry["field"], "selectedOptions": [], "singleSelect": False}
        shown[identity] = _control("optionsListControl", order, "medium", given)
        references.append(
            {
                "type": "index-pattern",
                "id": entry["data_view"],
                "name": f"controlGroup_{identity}:optionsListDataView",
            }
        )
    group = {
        "chainingSystem": "HIERARCHICAL",
        "controlStyle": "oneLine",
        "ignoreParentSettingsJSON": {
            "ignoreFilters": False,
            "ignoreQuery": False,
            "ignoreTimerange": False,
            "ignoreValidations": False,
        },
        "panelsJSON": shown,
    }
    return group, references


def _control(kind: str, order: int, width: str, given: Json) -> Json:
    return {"type": kind, "order": order, "width": width, "grow": True, "explicitInput": given}
