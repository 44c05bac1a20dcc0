import { LineDrawShape, type LineProps } from 'recharts';
import { STILL } from './axis';

interface BarPlace {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  fill?: string;
  fillOpacity?: number | string;
  stroke?: string;
  strokeWidth?: number | string;
}

/** A bar as one path and nothing else: Recharts' own rectangle keeps the state of an animation that there is not. */
const bar = ({ x = 0, y = 0, width = 0, height = 0, fill, fillOpacity, stroke, strokeWidth }: BarPlace) =>
  width === 0 || height === 0 ? (
    <g />
  ) : (
    <path d={`M${x},${y}h${width}v${height}h${-width}Z`} {...{ fill, fillOpacity, stroke, strokeWidth }} />
  );

/**
 * A line that nothing measures: its length is needed for an animation alone, and to ask for it makes the browser lay out
 * the page in the middle of a drawing. So the path is put where nobody looks.
 */
const line: LineProps['shape'] = (props) => <LineDrawShape {...props} pathRef={{ ...props.pathRef }} />;

/** For a `Bar` and a `Line` that are drawn at once. */
export const STILL_BAR = { ...STILL, shape: bar } as const;
export const STILL_LINE = { ...STILL, shape: line } as const;
