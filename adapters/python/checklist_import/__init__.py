"""Reads suites that CheckList (Ribeiro et al. 2020) saved and writes them as suites of assay."""
