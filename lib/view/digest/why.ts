/** Why NRR moved: the bridge as lines that are read one after another, each with a bar of its points. */
import type { BridgeModel } from '../bridge';
import type { BridgeFigures } from '../bridge-question';
import { groups } from '../bridge-table';

export interface WhyLine {
  /** Null: a group's sum. */
  account: string | null;
  name: string;
  note: string;
  /** '+0.71' */
  points: string;
  /** Length of its bar, from −1 to 1. */
  share: number;
}

export interface WhyModel {
  finding: string;
  description: string;
  /** Why there is nothing; null where there is something. */
  empty: string | null;
  /** '108.51%' of the earlier day, and of the later one. */
  start: { name: string; value: string } | null;
  end: { name: string; value: string } | null;
  groups: (WhyLine & { lines: WhyLine[] })[];
}

/** Accounts of a group that are named. */
const MOST_LINES = 3;

export function prepareWhy(model: BridgeModel, report: BridgeFigures): WhyModel {
  const all = groups.flatMap((group) => [report.totals[group], ...report[group]]);
  const largest = all.reduce((most, { contribution }) => Math.max(most, Math.abs(contribution)), Number.EPSILON);
  return {
    finding: model.finding,
    description: 'Points of NRR over 12 months, by the accounts that moved it',
    empty: model.empty,
    start: model.start && { name: model.start.name, value: model.start.value },
    end: model.end && { name: model.end.name, value: model.end.value },
    groups: model.sections.map((section) => ({
      account: null,
      name: section.name,
      note: section.note,
      points: section.points,
      share: report.totals[section.key].contribution / largest,
      lines: section.lines
        .filter(({ key }) => key !== 'rest')
        .slice(0, MOST_LINES)
        .map(({ key, name, note, points }) => ({
          account: key,
          name,
          note,
          points,
          share: (report[section.key].find(({ account }) => account === key)?.contribution ?? 0) / largest,
        })),
    })),
  };
}
