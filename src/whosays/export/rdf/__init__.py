"""A case as RDF: one model of nodes, written as Turtle, JSON-LD, nanopublications and Web Annotations."""
