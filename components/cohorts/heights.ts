/** The height of the curves, in pixels, kept by skeleton, chart and table alike, so that nothing jumps. */
export const CURVES_HEIGHT_PX = 340;
