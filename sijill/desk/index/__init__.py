"""The register as the desk looks things up in it: table, facets, map and timeline from one filter."""

from sijill.desk.index.look import FACETS, Area, Bin, Cluster, Facet, FacetValue, Index, MapView, Page, Timeline

__all__ = ["FACETS", "Area", "Bin", "Cluster", "Facet", "FacetValue", "Index", "MapView", "Page", "Timeline"]
