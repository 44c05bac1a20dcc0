/** The pages that a link can open to others, by their paths. */
export const sharedPages = ['/', '/retention', '/expansion', '/cohorts'] as const;
export type SharedPage = (typeof sharedPages)[number];

export const isSharedPage = (path: string): path is SharedPage => sharedPages.some((page) => page === path);
