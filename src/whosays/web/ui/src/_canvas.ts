// How the network looks: every rule of the drawing, in the colours of the style sheet.
import type cytoscape from "cytoscape";
import { colour } from "./_colours";
import { iconOf, shapeOf } from "./_icons";

/** Above so many ties lines are bare, and nodes too: heads, words, margins and icons come as they grow fewer. */
export const CROWDED = 1500;
const LABEL = 12;
const SIGNS: Record<string, string> = { disputed: "≠ ", circular: "↻ " };
const HUES = ["h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9", "h10", "anon", "own"];

/** Width of a line for so many independent origins. */
function width(origins: number): number {
  return 1.5 + 1.6 * Math.min(origins, 8);
}

/** The rules; `crowded` for large networks, `bySources` where a line stands for claims and not for origins. */
export function rules(crowded: boolean, bySources: boolean): cytoscape.StylesheetJson {
  const weigh = (value: number): number => width(bySources ? Math.log2(1 + value) : value);
  const [ink, soft, card, accent, red] = ["ink", "soft", "card", "accent", "h4"].map(colour) as [string, string, string, string, string];
  const hues = new Map(HUES.map((hue) => [hue, colour(hue)]));
  const icons = new Map<string, string>();
  const icon = (sort: string): string => icons.get(sort) ?? (icons.set(sort, iconOf(sort, ink)), icons.get(sort)!);
  const thick = (edge: cytoscape.EdgeSingular): number =>
    Math.max(edge.data("look") === "disputed" ? 3 : 0, (crowded ? 2 : 1) * weigh(edge.data("least")));
  const side = (node: cytoscape.NodeSingular): number => (crowded ? 1.8 : 1) * node.data("size");
  const margin = (edge: cytoscape.EdgeSingular): number => Math.max(0, (weigh(edge.data("most")) - weigh(edge.data("least"))) / 2);
  return [
    {
      selector: "node",
      style: {
        width: side,
        height: side,
        shape: (node: cytoscape.NodeSingular) => shapeOf(node.data("sort")),
        "background-color": card,
        "border-color": (node: cytoscape.NodeSingular) => hues.get(node.data("hue")) ?? ink,
        "border-width": 2,
        ...(crowded
          ? {}
          : {
              "background-image": (node: cytoscape.NodeSingular) => icon(node.data("sort")),
              "background-width": "70%",
              "background-height": "70%",
            }),
        color: ink,
        "font-family": "Inter, system-ui, sans-serif",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-outline-color": card,
        "text-outline-width": 2,
      },
    },
    { selector: "node.named", style: { label: "data(short)", "z-index": 5 } },
    {
      selector: "edge",
      style: {
        width: thick,
        "line-color": soft,
        "line-opacity": crowded ? 0.45 : 0.8,
        ...(crowded
          ? { "curve-style": "haystack", "haystack-radius": 0 }
          : { "curve-style": "bezier", "underlay-color": soft, "underlay-opacity": 0.2, "underlay-padding": margin }),
      },
    },
    {
      selector: crowded ? "edge.lit" : "edge",
      style: {
        ...(crowded ? { "curve-style": "straight", "line-opacity": 1 } : {}),
        "target-arrow-shape": (edge: cytoscape.EdgeSingular) => (edge.data("directed") ? "triangle" : "none"),
        "target-arrow-color": soft,
        "arrow-scale": 0.9,
      },
    },
    {
      selector: crowded ? "edge.lit" : "edge",
      style: {
        label: (edge: cytoscape.EdgeSingular) => `${SIGNS[edge.data("look") as string] ?? ""}${edge.data("words")}`,
        "font-size": LABEL,
        "min-zoomed-font-size": 9,
        color: soft,
        "text-rotation": "autorotate",
        "text-outline-color": card,
        "text-outline-width": 2,
      },
    },
    { selector: "edge.hedged, edge.assumed", style: { "line-style": "dashed", "line-dash-pattern": [8, 5] } },
    {
      selector: "edge.disputed",
      style: { "line-style": "dotted", "line-color": red, "target-arrow-color": red, "mid-target-arrow-shape": crowded ? "none" : "tee", "mid-target-arrow-color": red },
    },
    { selector: "edge.circular", style: { "line-color": red, "target-arrow-color": red, "mid-target-arrow-shape": crowded ? "none" : "circle", "mid-target-arrow-color": red } },
    { selector: ".gone", style: { display: "none" } },
    { selector: ".dim", style: { opacity: 0.12 } },
    { selector: "node:selected, node.near", style: { "border-color": accent, "border-width": 4 } },
    { selector: "edge.open", style: { "line-color": accent, "target-arrow-color": accent, "line-opacity": 1, "z-index": 9 } },
  ] as cytoscape.StylesheetJson;
}
