// Time as a line: days since 1970-01-01, where they stand, and round moments to name.

const DAY = 86_400_000;
const YEAR = 365.25;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

export interface Tick {
  day: number;
  label: string;
}

/** The day of an ISO date. */
export function dayOf(iso: string): number {
  return Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

/** The ISO date of a day. */
export function isoOf(day: number): string {
  return new Date(Math.floor(day) * DAY).toISOString().slice(0, 10);
}

/** A stretch of days on so many pixels. */
export class Scale {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly width: number,
  ) {}

  /** Where a moment stands; far beyond the edges it stands a little beyond them. */
  at(day: number): number {
    const place = ((day - this.from) / (this.to - this.from)) * this.width;
    return Math.max(-9, Math.min(this.width + 9, place));
  }

  /** The moment at a place. */
  day(place: number): number {
    return this.from + (place / this.width) * (this.to - this.from);
  }

  /** Round moments, at most so many: days, weeks, months, years, up to millennia. */
  ticks(most: number): Tick[] {
    const days = this.to - this.from;
    for (const step of [1, 2, 7, 14]) if (days / step <= most) return this.byDay(step);
    for (const step of [1, 3, 6]) if (days / (step * (YEAR / 12)) <= most) return this.byMonth(step, (month, year) => `${MONTHS[month]} ${year}`);
    const step = YEARS.find((years) => days / (years * YEAR) <= most) ?? 5000;
    return this.byMonth(12 * step, (_, year) => String(year));
  }

  private byDay(step: number): Tick[] {
    const ticks: Tick[] = [];
    for (let day = Math.ceil(this.from / step) * step; day <= this.to; day += step) {
      const date = new Date(day * DAY);
      ticks.push({ day, label: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}` });
    }
    return ticks;
  }

  private byMonth(step: number, name: (month: number, year: number) => string): Tick[] {
    const first = new Date(this.from * DAY);
    const start = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step;
    const ticks: Tick[] = [];
    for (let count = start; ; count += step) {
      const day = dayOf(`${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}-01`);
      if (Number.isNaN(day) || day > this.to) return ticks;
      if (day >= this.from) ticks.push({ day, label: name(count % 12, Math.floor(count / 12)) });
    }
  }
}
