/**
 * Largest remainder (metrics.md section 4): a whole amount shared in proportion to weights, in whole units that add up
 * to it. Each gets the whole part of its quota; the units left over go one each to the largest fractions, ties in the
 * order given.
 */

/** Shares `totalMinor`, at least 0, among `weights`, whole numbers above 0; exact whatever their size. */
export function largestRemainder(totalMinor: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === totalMinor) return [...weights];
  const quotas = weights.map((weight) => quota(totalMinor, weight, whole));
  const shares = quotas.map(([floor]) => floor);
  const left = totalMinor - shares.reduce((sum, share) => sum + share, 0);
  // Sorting keeps the order of equal ones.
  const order = quotas.map((_, index) => index).sort((a, b) => quotas[b]![1] - quotas[a]![1]);
  for (const index of order.slice(0, left)) shares[index]! += 1;
  return shares;
}

/** total × weight ÷ whole: its whole part, and what is left over, in parts of `whole`. */
function quota(total: number, weight: number, whole: number): readonly [floor: number, rest: number] {
  const product = total * weight;
  if (Number.isSafeInteger(product)) {
    const rest = product % whole;
    return [(product - rest) / whole, rest];
  }
  const exact = BigInt(total) * BigInt(weight);
  return [Number(exact / BigInt(whole)), Number(exact % BigInt(whole))];
}
