/** A shape as an element of a PDF's drawing. */
import { Circle, Line, Path, Rect, Text } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import { type Palette, wordsColour } from '@/lib/view/drawing/palette';
import type { Dash, Shape } from '@/lib/view/drawing/shapes';
import { dashes, pathData } from '@/lib/view/drawing/svg';
import { fittingWords, wordsWidth } from '@/lib/view/drawing/words';
import { type Face, writtenIn } from './fonts';

const dashOf = (dash: Dash, width: number): { strokeDasharray?: string } => {
  const lengths = dashes[dash];
  return lengths ? { strokeDasharray: lengths.map((length) => (length * width).toFixed(2)).join(' ') } : {};
};

interface Means {
  key: number;
  palette: Palette;
  faces: readonly Face[];
}

export function elementOf(shape: Shape, { key, palette, faces }: Means): ReactElement {
  if (shape.kind === 'line') {
    const { from, to, colour, width, dash } = shape;
    const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
    return createElement(Line, {
      key,
      ...ends,
      stroke: `#${palette[colour]}`,
      strokeWidth: width,
      ...dashOf(dash, width),
    });
  }
  if (shape.kind === 'rect') {
    const { x, y, width, height, fill, opacity, radius } = shape;
    const corners = radius > 0 ? { rx: radius, ry: radius } : {};
    return createElement(Rect, {
      key,
      x,
      y,
      width,
      height,
      fill: `#${palette[fill]}`,
      fillOpacity: opacity,
      ...corners,
    });
  }
  if (shape.kind === 'dot') {
    const { at, radius, fill, stroke, width } = shape;
    const ink = { fill: `#${palette[fill]}`, stroke: `#${palette[stroke]}`, strokeWidth: width };
    return createElement(Circle, { key, cx: at.x, cy: at.y, r: radius, ...ink });
  }
  if (shape.kind === 'path') {
    const { points, fill, stroke, width, dash, opacity } = shape;
    const ink = stroke ? { stroke: `#${palette[stroke]}`, strokeWidth: width, ...dashOf(dash, width) } : {};
    const ground = fill ? { fill: `#${palette[fill]}`, fillOpacity: opacity } : { fill: 'none' };
    return createElement(Path, { key, d: pathData(points, fill !== null), ...ground, ...ink });
  }
  const { at, size, weight, anchor, colour } = shape;
  const room = Math.max(wordsWidth(shape.text, size, weight), size * 4);
  const { family, text, isDescribed } = writtenIn(faces, shape.text);
  const seen = isDescribed ? fittingWords(text, room * 1.15, size, weight) : text;
  const style = { fontFamily: family, fontSize: size, fontWeight: weight };
  return createElement(
    Text,
    { key, x: at.x, y: at.y, textAnchor: anchor, fill: `#${wordsColour(palette, colour)}`, style },
    seen,
  );
}
