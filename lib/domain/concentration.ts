/**
 * Concentration (metrics.md section 6): the share of genuine expansion that comes from the accounts which expand most.
 * A high NRR that rests on a handful of accounts is not one that the next cohort will repeat.
 */

const MOST = 10;

/** The ten largest of the amounts it is given. */
export class Largest {
  /** Descending. */
  private readonly amounts: number[] = [];

  add(minor: number): void {
    const { amounts } = this;
    if (amounts.length === MOST && minor <= amounts[MOST - 1]!) return;
    if (amounts.length === MOST) amounts.pop();
    let place = amounts.length;
    while (place > 0 && amounts[place - 1]! < minor) place -= 1;
    amounts.splice(place, 0, minor);
  }

  addAll({ amounts }: Largest): void {
    for (const minor of amounts) this.add(minor);
  }

  /** The share of the whole that the `count` largest make up; null where the whole is 0. */
  shareOf(wholeMinor: number, count: 1 | 5 | 10): number | null {
    if (wholeMinor === 0) return null;
    return this.amounts.slice(0, count).reduce((sum, minor) => sum + minor, 0) / wholeMinor;
  }
}
