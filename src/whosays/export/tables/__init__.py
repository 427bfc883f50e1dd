"""A case as tables: one definition of them for CSV, Parquet, spreadsheets and data frames."""
