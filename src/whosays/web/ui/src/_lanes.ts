// Lanes of dates: which of them show in a stretch of time, in which row, and where their words have room.
import { dayOf, type Scale } from "./_scale";

export interface Mark {
  earliest: string | null;
  latest: string | null;
  shape: "day" | "within" | "throughout";
  ends: "hard" | "soft" | "onward" | "before";
  words: string;
  detail: string;
  hue: string;
  claim: string;
  claims: number;
}

export interface Lane {
  key: string;
  name: string;
  hue: string;
  href: string;
  marks: Mark[];
}

export interface Placed {
  mark: Mark;
  row: number;
  left: number;
  right: number;
  side: "after" | "before" | null;
}

export interface Packed {
  placed: Placed[];
  rows: number;
  unplaced: number;
}

const CHARACTER = 6.1;
const LEAST = 10;
const GAP = 6;

/** Whether a date may fall into the stretch. */
export function isSeen(mark: Mark, scale: Scale): boolean {
  const begins = mark.earliest === null ? -Infinity : dayOf(mark.earliest);
  const ends = mark.latest === null ? Infinity : dayOf(mark.latest) + 1;
  return begins < scale.to && ends > scale.from;
}

/** Put marks into at most so many rows, with their words where that leaves none out. */
export function pack(marks: readonly Mark[], scale: Scale, rows: number): Packed {
  const seen = marks.filter((mark) => isSeen(mark, scale));
  const worded = fill(seen, scale, rows, true);
  return worded.unplaced ? fill(seen, scale, rows, false) : worded;
}

function fill(marks: readonly Mark[], scale: Scale, rows: number, worded: boolean): Packed {
  const free: number[] = [];
  const placed: Placed[] = [];
  let unplaced = 0;
  for (const mark of marks) {
    const left = mark.earliest === null ? 0 : scale.at(dayOf(mark.earliest));
    const right = Math.max(left + 4, mark.latest === null ? scale.width : scale.at(dayOf(mark.latest) + 1));
    const room = mark.words.length * CHARACTER + 12;
    const side = !worded ? null : right + room <= scale.width ? "after" : left >= room ? "before" : null;
    const begin = side === "before" ? left - room : left;
    const found = free.findIndex((edge) => edge <= begin);
    const row = found < 0 ? free.length : found;
    if (row === rows) {
      unplaced++;
      continue;
    }
    free[row] = Math.max(right, left + LEAST) + (side === "after" ? room : 0) + GAP;
    placed.push({ mark, row, left, right, side });
  }
  return { placed, rows: Math.max(1, free.length), unplaced };
}
