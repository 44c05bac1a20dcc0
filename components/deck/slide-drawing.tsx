import { createElement, memo } from 'react';
import { type Palette, wordsColour } from '@/lib/view/drawing/palette';
import type { Shape } from '@/lib/view/drawing/shapes';
import { dashes, pathData } from '@/lib/view/drawing/svg';
import { plainWords } from '@/lib/view/drawing/words';

const dashOf = (dash: keyof typeof dashes, width: number): string | undefined =>
  dashes[dash]?.map((length) => length * width).join(' ');

function Mark({ shape, palette }: { shape: Shape; palette: Palette }) {
  switch (shape.kind) {
    case 'line': {
      const { from, to, colour, width, dash } = shape;
      return (
        <line
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          stroke={`#${palette[colour]}`}
          strokeWidth={width}
          strokeDasharray={dashOf(dash, width)}
        />
      );
    }
    case 'rect': {
      const { x, y, width, height, fill, opacity, radius } = shape;
      return (
        <rect x={x} y={y} width={width} height={height} rx={radius} fill={`#${palette[fill]}`} fillOpacity={opacity} />
      );
    }
    case 'dot': {
      const { at, radius, fill, stroke, width } = shape;
      return (
        <circle
          cx={at.x}
          cy={at.y}
          r={radius}
          fill={`#${palette[fill]}`}
          stroke={`#${palette[stroke]}`}
          strokeWidth={width}
        />
      );
    }
    case 'path': {
      const { points, fill, stroke, width, dash, opacity } = shape;
      return (
        <path
          d={pathData(points, fill !== null)}
          fill={fill ? `#${palette[fill]}` : 'none'}
          stroke={stroke ? `#${palette[stroke]}` : undefined}
          strokeWidth={width}
          strokeLinejoin="round"
          strokeDasharray={dashOf(dash, width)}
          opacity={opacity}
        />
      );
    }
    case 'text': {
      const { at, text, whole, size, weight, anchor, colour } = shape;
      return (
        <text
          x={at.x}
          y={at.y}
          fontSize={size}
          fontWeight={weight}
          textAnchor={anchor}
          fill={`#${wordsColour(palette, colour)}`}
        >
          {plainWords(text)}
          {whole !== null && <title>{plainWords(whole)}</title>}
        </text>
      );
    }
  }
}

/** A drawing as it goes into the files. Shapes come and go as a whole: their place among each other is all they have. */
export const SlideDrawing = memo(function SlideDrawing({
  shapes,
  palette,
}: {
  shapes: readonly Shape[];
  palette: Palette;
}) {
  return createElement('g', null, ...shapes.map((shape) => Mark({ shape, palette })));
});
