/** The recent course of a figure, ending in a dot. It repeats what the trend and its table say, so it is not read aloud. */
interface SparklineProps {
  values: readonly (number | null)[];
  colour: string;
  widthPx: number;
  heightPx: number;
  /** The last value is the running period's: the way to it is dotted. */
  toDate: boolean;
}

const INSET = 4;

export function Sparkline({ values, colour, widthPx, heightPx, toDate }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number): number => INSET + (index / (values.length - 1)) * (widthPx - 2 * INSET);
  const y = (value: number): number => heightPx - INSET - ((value - low) / span) * (heightPx - 2 * INSET);
  const at = (index: number): string => {
    const value = values[index] ?? null;
    return value === null ? '' : `${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
  };
  const solid = toDate ? values.length - 1 : values.length;
  const path = values
    .slice(0, solid)
    .map((value, index) => (value === null ? '' : `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${at(index)}`))
    .join('');
  const last = values.at(-1) ?? null;
  const before = at(values.length - 2);
  return (
    <svg
      aria-hidden
      width={widthPx}
      height={heightPx}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      className="min-w-0 shrink"
    >
      <path d={path} fill="none" stroke={colour} strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" />
      {toDate && before && last !== null && (
        <path d={`M${before}L${at(values.length - 1)}`} stroke={colour} strokeWidth={1.5} strokeDasharray="1.5 3" />
      )}
      {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r={2.75} fill={colour} />}
    </svg>
  );
}
