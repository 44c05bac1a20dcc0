/**
 * What a drawing is made of: lines, boxes, paths, dots and words, each with the colour's meaning rather than its value.
 * Whoever draws them (SVG, PDF) decides nothing. Lengths are of one unit, that of the box; y grows downwards.
 */
import type { ColourRole } from '@/lib/view/deck/plot';

export const heatSteps = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5] as const;
export type HeatPaint = `heat${(typeof heatSteps)[number]}`;

/** A colour by its meaning: a plot's roles, and the quiet ones around it. */
export type Paint =
  | ColourRole
  | 'ink-2'
  | 'ink-3'
  | 'surface'
  | 'gridline'
  | 'line-strong'
  | 'target'
  | 'target-line'
  | HeatPaint;

export type Dash = 'solid' | 'dotted' | 'dashed';
export type Weight = 400 | 500 | 600;
export type Anchor = 'start' | 'middle' | 'end';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface LineShape {
  kind: 'line';
  from: Point;
  to: Point;
  colour: Paint;
  width: number;
  dash: Dash;
}

export interface RectShape extends Box {
  kind: 'rect';
  fill: Paint;
  /** 0 to 1. */
  opacity: number;
  radius: number;
}

/** Straight lines from point to point; closed where it is filled. */
export interface PathShape {
  kind: 'path';
  points: readonly Point[];
  fill: Paint | null;
  stroke: Paint | null;
  width: number;
  dash: Dash;
  opacity: number;
}

export interface DotShape {
  kind: 'dot';
  at: Point;
  radius: number;
  fill: Paint;
  stroke: Paint;
  width: number;
}

export interface TextShape {
  kind: 'text';
  /** Where the words start, have their middle or end; on their base line. */
  at: Point;
  text: string;
  /** The words whole, where they were cut; null where they were not. */
  whole: string | null;
  size: number;
  weight: Weight;
  anchor: Anchor;
  colour: Paint;
}

export type Shape = LineShape | RectShape | PathShape | DotShape | TextShape;

export const line = (from: Point, to: Point, colour: Paint, width = 1, dash: Dash = 'solid'): LineShape => ({
  kind: 'line',
  from,
  to,
  colour,
  width,
  dash,
});

export const rect = (box: Box, fill: Paint, { opacity = 1, radius = 0 } = {}): RectShape => ({
  kind: 'rect',
  ...box,
  fill,
  opacity,
  radius,
});

export const stroke = (points: readonly Point[], colour: Paint, width: number, dash: Dash = 'solid'): PathShape => ({
  kind: 'path',
  points,
  fill: null,
  stroke: colour,
  width,
  dash,
  opacity: 1,
});

export const area = (points: readonly Point[], fill: Paint, opacity: number): PathShape => ({
  kind: 'path',
  points,
  fill,
  stroke: null,
  width: 0,
  dash: 'solid',
  opacity,
});

export const dot = (at: Point, radius: number, fill: Paint, ring: Paint, width: number): DotShape => ({
  kind: 'dot',
  at,
  radius,
  fill,
  stroke: ring,
  width,
});
