"""A case for assistants: read-only tools by the Model Context Protocol. Needs the extra ``mcp``."""
