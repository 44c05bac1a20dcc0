/** What a cell of the cohort table can be (metrics.md section 7). */
export const cohortMetrics = ['net', 'gross', 'logo', 'accounts', 'revenue', 'arpa'] as const;
export type CohortMetric = (typeof cohortMetrics)[number];
