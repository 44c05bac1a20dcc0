/** The table of a bridge, and what its groups are called. */
import type { BridgeFigures } from './bridge-question';
import type { BridgeReason } from './bridge-reasons';
import { percentNumber } from './format';
import { changeCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export const groups = ['entered', 'left', 'base'] as const;
export const groupNames = { entered: 'Entered the window', left: 'Left the window', base: 'In both windows' } as const;

/** Every account, not only those with a row on the page. */
export function bridgeTable(report: BridgeFigures, reasons: ReadonlyMap<string, BridgeReason>): TwinTable {
  return {
    fileName: `nrr-bridge-${report.from?.day ?? 'none'}-${report.to?.day ?? 'none'}`,
    columns: [
      textColumn('Group'),
      textColumn('Account'),
      textColumn('Name'),
      textColumn('Reason'),
      numberColumn('Points'),
      numberColumn('Change of ARR', `change_arr_${report.currency}`),
    ],
    rows: groups.flatMap((group) =>
      report[group].map((row) => [
        textCell(groupNames[group]),
        textCell(row.account),
        textCell(row.name),
        textCell(reasons.get(row.account)?.words ?? ''),
        textCell(percentNumber(row.contribution, 2), String(row.contribution * 100)),
        changeCell(row.change_arr, report.currency),
      ]),
    ),
  };
}
