"""Lists of persons, organizations and vessels that the user brings, to records: a module per format."""

from whosays.ingest.lists.load import PartyList, main_file, read_list

__all__ = ["PartyList", "main_file", "read_list"]
