// The network as the server gives it, and which of it the form asks for: the same rules as in network/sieve.py.

export interface Knot {
  id: string;
  name: string;
  sort: string;
  hue: string;
  href: string;
  claims: number;
}

export interface Tie {
  id: string;
  start: string;
  end: string;
  sort: string;
  words: string;
  directed: boolean;
  look: "plain" | "hedged" | "assumed" | "disputed" | "circular";
  least: number;
  most: number;
  ground: string | null;
  earliest: string | null;
  latest: string | null;
}

export interface Drawing {
  knots: { knot: Knot; x: number; y: number }[];
  ties: Tie[];
  left_out: number;
}

/** Whether a tie between these knots is asked for. */
export type Sieve = (tie: Tie, start: Knot, end: Knot) => boolean;

/** What the fields of the form ask for. */
export function sieveOf(form: FormData): Sieve {
  const value = (name: string): string => String(form.get(name) ?? "").trim();
  const [words, about, kind, end, ground] = [value("q").toLowerCase(), value("about"), value("kind"), value("end"), value("ground")];
  const least = Number(value("least") || 0);
  const inTime = windowOf(value("from"), value("to"), value("dated") === "only");
  return (tie, one, other) =>
    (kind === "" || tie.sort === kind) &&
    (ground === "" || tie.ground === ground) &&
    tie.least >= least &&
    (about === "" || about === one.id || about === other.id) &&
    (end === "" || end === one.sort || end === other.sort) &&
    (words === "" || one.name.toLowerCase().includes(words) || other.name.toLowerCase().includes(words)) &&
    inTime(tie);
}

/** Whether the time of a tie may overlap a window of years. */
function windowOf(from: string, to: string, dated: boolean): (tie: Tie) => boolean {
  const [since, until] = [from && from.padStart(4, "0"), to && to.padStart(4, "0")];
  return ({ earliest, latest }) => {
    if (earliest === null && latest === null) return !dated;
    if (until !== "" && earliest !== null && earliest.slice(0, 4) > until) return false;
    return since === "" || latest === null || latest.slice(0, 4) >= since;
  };
}
