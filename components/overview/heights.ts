/** The charts' heights, in pixels, kept by skeletons, charts and tables alike, so that nothing jumps. */
export const TREND_HEIGHT_PX = 300;
export const MOVEMENTS_HEIGHT_PX = 288;
export const BRIDGE_HEIGHT_PX = 624;
