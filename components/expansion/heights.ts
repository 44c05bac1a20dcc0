/** The charts' heights, in pixels, kept by skeletons, charts and tables alike, so that nothing jumps. */
export const SOURCES_HEIGHT_PX = 320;
export const CHART_HEIGHT_PX = 264;
/** Where words stand in for a chart. */
export const EMPTY_HEIGHT_PX = 120;
/** As high as the tables beside it. */
export const RENEWALS_HEIGHT_PX = 306;
