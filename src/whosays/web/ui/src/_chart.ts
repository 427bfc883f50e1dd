// The network as a drawing: what is shown of it, where one looks, what is named, and which tie is open.
import cytoscape from "cytoscape";
import { CROWDED, rules } from "./_canvas";
import { onTheme } from "./_colours";
import { roomy } from "./_labels";
import { sieveOf, type Drawing } from "./_net";

const FONT = 12;
const CHARACTER = 6.6;
const NAMES = 400;
const ARRANGED = 400;
const STEP = 60;
const MARGIN = 70;
const NEAREST = 1.3;

/** The drawing in `plane`; what it has to say goes into the status line of `figure`. */
export class Chart {
  private readonly cy: cytoscape.Core;
  private readonly says: HTMLElement | null;
  private crowded: boolean;
  private soon = 0;
  private size = { width: 0, height: 0 };
  private whole = true;

  constructor(
    figure: HTMLElement,
    plane: HTMLElement,
    drawing: Drawing,
    private readonly bySources: boolean,
  ) {
    this.says = figure.querySelector("[role=status]");
    this.crowded = drawing.ties.length > CROWDED;
    this.cy = cytoscape({
      container: plane,
      elements: elementsOf(drawing),
      style: rules(this.crowded, bySources),
      layout: { name: "preset", fit: false },
      minZoom: 0.02,
      maxZoom: 4,
      hideEdgesOnViewport: this.crowded,
      textureOnViewport: this.crowded,
      pixelRatio: this.crowded ? 1 : "auto",
      boxSelectionEnabled: false,
    });
    this.cy.on("tap", "node", (event) => this.point(event.target));
    this.cy.on("dbltap", "node", (event) => location.assign(event.target.data("href")));
    this.cy.on("tap", (event) => event.target === this.cy && this.point(null));
    this.cy.on("viewport", () => this.nameSoon());
    this.cy.on("dragpan scrollzoom pinchzoom", () => (this.whole = false));
    this.cy.on("resize", () => this.resize());
    this.size = { width: this.cy.width(), height: this.cy.height() };
    this.cy.one("render", () => performance.mark("network drawn"));
    onTheme(() => this.dress(this.crowded));
    plane.addEventListener("keydown", (event) => this.press(event));
    for (const button of figure.querySelectorAll<HTMLButtonElement>("[data-do]"))
      button.addEventListener("click", () => this.act(button.dataset["do"] ?? ""));
  }

  /** Let `open` know when somebody points at a tie. */
  onOpen(open: (tie: string) => void): void {
    this.cy.on("tap", "edge", (event) => open(event.target.id()));
  }

  /** Show the ties that the form asks for, and what they tie. */
  sift(form: FormData): void {
    const passes = sieveOf(form);
    this.cy.batch(() => {
      const shown = this.cy.edges().filter((edge) => passes(edge.data("tie"), edge.source().data("knot"), edge.target().data("knot")));
      const kept = shown.union(shown.connectedNodes());
      this.cy.elements().difference(kept).addClass("gone");
      kept.removeClass("gone");
      this.say(`${count(kept.nodes().length, "name")}, ${count(shown.length, "line")}`);
      if (this.crowded !== shown.length > CROWDED) this.dress(!this.crowded);
    });
    this.nameSoon();
  }

  /** When the claims of a tie open beside the drawing, it is still shown whole, or with the same in its middle. */
  private resize(): void {
    const [width, height] = [this.cy.width(), this.cy.height()];
    if (this.whole) this.fit();
    else this.cy.panBy({ x: (width - this.size.width) / 2, y: (height - this.size.height) / 2 });
    this.size = { width, height };
  }

  private dress(crowded: boolean): void {
    this.crowded = crowded;
    this.cy.style(rules(crowded, this.bySources));
  }

  /** Mark the tie whose claims are open; the empty string for none. */
  open(tie: string): void {
    this.cy.batch(() => {
      this.cy.$(".open, .near").removeClass("open lit near");
      if (tie) this.cy.getElementById(tie).addClass("open lit").connectedNodes().addClass("near");
    });
    this.nameSoon();
  }

  /** Bring all that is shown into view; by the middles of nodes alone, which takes no measuring of lines and names. */
  fit(): void {
    const box = { left: Infinity, top: Infinity, right: -Infinity, foot: -Infinity };
    this.shown().nodes().forEach((node) => {
      const { x, y } = node.position();
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.foot = Math.max(box.foot, y);
    });
    this.whole = true;
    if (box.left > box.right) return;
    const [width, height] = [this.cy.width(), this.cy.height()];
    const across = (width - 2 * MARGIN) / Math.max(1, box.right - box.left);
    const zoom = Math.min(NEAREST, across, (height - 2 * MARGIN) / Math.max(1, box.foot - box.top));
    const pan = { x: width / 2 - (zoom * (box.left + box.right)) / 2, y: height / 2 - (zoom * (box.top + box.foot)) / 2 };
    this.cy.viewport({ zoom, pan });
  }

  private shown(): cytoscape.CollectionReturnValue {
    return this.cy.elements().not(".gone");
  }

  private act(what: string): void {
    if (what === "in" || what === "out") this.zoom(what === "in" ? 1.4 : 1 / 1.4);
    else if (what === "fit") this.fit();
    else if (this.shown().nodes().length > ARRANGED) this.say(`choose ${ARRANGED} names or fewer to arrange them anew`);
    else this.shown().layout({ name: "cose", animate: false, randomize: false, nodeRepulsion: () => 60_000, idealEdgeLength: () => 90, padding: 30 }).run();
  }

  private zoom(by: number): void {
    this.whole = false;
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, [number, number]> = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    const move = moves[event.key];
    if (move) {
      this.whole = false;
      this.cy.panBy({ x: move[0], y: move[1] });
    } else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  /** Bring out a node with its neighbours, and say where its page is; null for none. */
  private point(node: cytoscape.NodeSingular | null): void {
    this.cy.batch(() => {
      this.cy.elements().removeClass("dim").not(".open").removeClass("lit");
      if (node) this.cy.elements().difference(node.closedNeighborhood().addClass("lit")).addClass("dim");
    });
    this.nameSoon();
    if (!node || !this.says) return;
    const link = Object.assign(document.createElement("a"), { href: node.data("href"), textContent: node.data("name") });
    this.says.replaceChildren(link, ` · ${count(node.data("knot").claims, "claim")}`);
  }

  private say(words: string): void {
    if (this.says) this.says.textContent = words;
  }

  private nameSoon(): void {
    clearTimeout(this.soon);
    this.soon = window.setTimeout(() => this.name(), 60);
  }

  /** Give names to as many nodes as there is room for, those about which most is claimed first. */
  private name(): void {
    const zoom = this.cy.zoom();
    const [right, foot] = [this.cy.width(), this.cy.height()];
    const seen = this.cy.nodes().not(".gone").filter((node) => {
      const { x, y } = (node as cytoscape.NodeSingular).renderedPosition();
      return !node.hasClass("dim") && x > 0 && y > 0 && x < right && y < foot;
    });
    const nodes = seen.sort((one, other) => other.data("rank") - one.data("rank")).toArray() as cytoscape.NodeSingular[];
    const boxes = nodes.map((node) => {
      const { x, y } = node.renderedPosition();
      return { x, y: y + (node.data("size") * zoom) / 2 + 9, width: node.data("short").length * CHARACTER + 10 };
    });
    const named = this.cy.collection(roomy(boxes, NAMES).map((rank) => nodes[rank]!) as never);
    this.cy.batch(() => {
      this.cy.nodes(".named").difference(named).removeClass("named");
      named.addClass("named").style({ "font-size": FONT / zoom, "text-outline-width": 2 / zoom, "text-margin-y": 3 / zoom });
    });
  }
}

function elementsOf(drawing: Drawing): cytoscape.ElementDefinition[] {
  const known = new Set(drawing.knots.map(({ knot }) => knot.id));
  return [
    ...drawing.knots.map(({ knot, x, y }) => ({
      group: "nodes" as const,
      data: { ...knot, knot, rank: knot.claims, short: clipped(knot.name), size: 22 + Math.min(50, 6 * Math.sqrt(knot.claims)) },
      position: { x, y },
    })),
    ...drawing.ties
      .filter((tie) => known.has(tie.start) && known.has(tie.end))
      .map((tie) => ({
        group: "edges" as const,
        data: { ...tie, tie, source: tie.start, target: tie.end },
        classes: tie.look,
      })),
  ];
}

function clipped(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}

function count(some: number, noun: string): string {
  return `${some.toLocaleString("en")} ${noun}${some === 1 ? "" : "s"}`;
}
