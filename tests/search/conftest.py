"""The library of the search tests."""

from search.library import library as library
