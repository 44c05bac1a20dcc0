/** Parts rounded so that, as they are shown, they still add up to their whole. */

export type SignedParts<Key extends string> = Readonly<Record<Key, number>>;

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Whole numbers next to `parts` that add up to `total`: what is left over goes to the largest fractions. */
export function wholeParts(parts: readonly number[], total: number): number[] {
  const whole = parts.map(Math.floor);
  const order = parts.map((_, index) => index).sort((a, b) => fraction(parts[b] ?? 0) - fraction(parts[a] ?? 0));
  let left = total - sumOf(whole);
  while (left !== 0 && order.length > 0)
    for (const index of left > 0 ? order : order.toReversed()) {
      if (left === 0) break;
      const step = Math.sign(left);
      whole[index] = (whole[index] ?? 0) + step;
      left -= step;
    }
  return whole;
}

const fraction = (value: number): number => value - Math.floor(value);

/** 71 is '+0.71', −105 is '−1.05'. */
export function signedHundredths(hundredths: number): string {
  const text = (Math.abs(hundredths) / 100).toFixed(2);
  return hundredths === 0 ? text : `${hundredths > 0 ? '+' : '−'}${text}`;
}
