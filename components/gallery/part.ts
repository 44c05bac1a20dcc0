import type { ReactNode } from 'react';

/** A chart or a component in one of its states. */
export interface GalleryState {
  name: string;
  draw(): ReactNode;
}

export interface GalleryPart {
  key: string;
  title: string;
  states: readonly GalleryState[];
}

/** A part that is drawn from a report in each of its states. */
export const fromReports = <Report>(
  key: string,
  title: string,
  reports: Readonly<Record<string, Report>>,
  draw: (report: Report) => ReactNode,
): GalleryPart => ({
  key,
  title,
  states: Object.entries(reports).map(([name, report]) => ({ name, draw: () => draw(report) })),
});
