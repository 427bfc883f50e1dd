// Shapes and icons that say what sort of thing a node is, so that no colour has to.
import type cytoscape from "cytoscape";

const SHAPES: Record<string, cytoscape.Css.NodeShape> = {
  Person: "ellipse",
  person: "ellipse",
  Organization: "round-rectangle",
  organization: "round-rectangle",
  Company: "round-rectangle",
  PublicBody: "round-hexagon",
  Country: "round-hexagon",
  state: "round-hexagon",
  Address: "round-diamond",
  Vessel: "round-triangle",
  Event: "star",
  Document: "cut-rectangle",
  document: "cut-rectangle",
};

// Strokes in a square of 24.
const STROKES: Record<string, string> = {
  Person: "M12 11a4 4 0 1 0 0-.1M4.5 20c1-5 14-5 15 0",
  Organization: "M5 20V5h9v15M14 10h5v10M8 9h3M8 13h3M3 20h18",
  Company: "M4 20V10l5 3v-3l5 3V6h5v14zM3 20h18",
  PublicBody: "M4 9l8-5 8 5zM6 10v8M12 10v8M18 10v8M3 20h18",
  Country: "M6 21V4M6 5h12l-3 4 3 4H6",
  Address: "M12 21c-8-9-6-16 0-16s8 7 0 16M12 12a2 2 0 1 0 0-.1",
  Vessel: "M4 15h16l-3 5H7zM12 15V4l6 8h-6",
  Event: "M5 6h14v14H5zM5 10h14M9 3v4M15 3v4",
  Document: "M7 3h7l4 4v14H7zM10 11h5M10 15h5",
};
const ALIKE: Record<string, string> = { person: "Person", organization: "Organization", state: "Country", document: "Document" };

export function shapeOf(sort: string): cytoscape.Css.NodeShape {
  return SHAPES[sort] ?? "ellipse";
}

/** The icon as an address of an image; "none" where there is none. */
export function iconOf(sort: string, stroke: string): string {
  const strokes = STROKES[ALIKE[sort] ?? sort];
  if (strokes === undefined) return "none";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="${stroke}" stroke-width="1.6" stroke-linejoin="round"><path d="${strokes}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
