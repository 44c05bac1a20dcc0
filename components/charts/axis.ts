/** The look that every axis and grid of the project shares. */
export const TICK = { fill: 'var(--ink-3)', fontSize: 11 } as const;
export const GRID = { stroke: 'var(--gridline)', vertical: false } as const;
export const CURSOR_LINE = { stroke: 'var(--line-strong)', strokeWidth: 1 } as const;
export const CURSOR_BAND = { fill: 'var(--hover)', fillOpacity: 0.5 } as const;
/** Marks drawn at once: what is asked for every week must not make a person wait. */
export const STILL = { isAnimationActive: false } as const;
