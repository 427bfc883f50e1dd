// Which names have room on the screen? The weightiest first, each only where it covers no other.

export interface Box {
  x: number;
  y: number;
  width: number;
}

const HEIGHT = 20;
const CELL = 64;

/** Ranks of those boxes, in the order in which they are given, that cover none before them. */
export function roomy(boxes: readonly Box[], most: number): number[] {
  const taken = new Map<string, Box[]>();
  const kept: number[] = [];
  for (const [rank, box] of boxes.entries()) {
    if (kept.length >= most) break;
    const cells = cellsOf(box);
    if (cells.some((cell) => (taken.get(cell) ?? []).some((other) => overlap(box, other)))) continue;
    for (const cell of cells) taken.set(cell, [...(taken.get(cell) ?? []), box]);
    kept.push(rank);
  }
  return kept;
}

function overlap(one: Box, other: Box): boolean {
  return Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < HEIGHT;
}

function cellsOf(box: Box): string[] {
  const cells: string[] = [];
  for (let x = Math.floor((box.x - box.width / 2) / CELL); x <= Math.floor((box.x + box.width / 2) / CELL); x++)
    for (let y = Math.floor((box.y - HEIGHT / 2) / CELL); y <= Math.floor((box.y + HEIGHT / 2) / CELL); y++) cells.push(`${x} ${y}`);
  return cells;
}
