/** In pixels, kept by skeletons, charts and tables alike, so that nothing jumps. */
export const RATES_HEIGHT_PX = 348;
export const BRIDGE_HEIGHT_PX = 690;
/** A small chart with its head and its foot. */
export const PANEL_HEIGHT_PX = 172;
export const PANEL_CHART_HEIGHT_PX = 112;
