/** How far ahead term ends are told (metrics.md section 6): days after data-through. */
export const DUE_WITHIN_DAYS = [30, 60, 90] as const;
