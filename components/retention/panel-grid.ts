/** Three parts fill a row as well as four do. */
export const panelGrid = (panels: number): string =>
  `grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-3 ${panels <= 3 ? '' : 'xl:grid-cols-4'}`;
