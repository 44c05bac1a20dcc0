/** What expansion is held against, and how its ratio to new business is written. */
import { NO_FIGURE } from './format';

/** What is called healthy, a month (metrics.md section 6). */
export const GUIDE = { low: 0.03, high: 0.05 } as const;

/** 0.5 is '0.50×'. */
export const times = (ratio: number | null): string => (ratio === null ? NO_FIGURE : `${ratio.toFixed(2)}×`);
