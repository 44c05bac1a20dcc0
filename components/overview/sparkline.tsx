/** The recent course of a figure, ending in a dot. Decoration of the figure beside it: the trend chart has the values. */
interface SparklineProps {
  values: readonly (number | null)[];
  colour: string;
  width: number;
  height: number;
}

const INSET = 4;

export function Sparkline({ values, colour, width, height }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number) => INSET + (index / (values.length - 1)) * (width - 2 * INSET);
  const y = (value: number) => height - INSET - ((value - low) / span) * (height - 2 * INSET);
  let path = '';
  values.forEach((value, index) => {
    const isStart = index === 0 || values[index - 1] === null;
    if (value !== null) path += `${isStart ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  const last = values.at(-1);
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="shrink-0">
      <path d={path} fill="none" stroke={colour} strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" />
      {last !== null && last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r={2.75} fill={colour} />}
    </svg>
  );
}
