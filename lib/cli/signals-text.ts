/** Text of the reports on signals: the queue. */
import type { ReportOf } from '@/lib/reports/reports';
import { formatExactMoney } from '@/lib/view/format';
import { type Column, print, type Text } from './columns';
import { log } from './output';

type Queued = ReportOf<'queue'>['rows'][number];

/** 'usage_95 55.0, past_due 20' */
const reasonsText = ({ reasons }: Queued): string =>
  reasons
    .map((reason) => {
      if (reason.kind === 'expanded') return `expanded on ${reason.on}`;
      return `${reason.kind === 'signal' ? reason.signal : reason.factor} ${reason.points.toFixed(1)}`;
    })
    .join(', ');

const ZONES = { save_first: 'save first', grow: 'ready to grow', watch: 'others' } as const;

export const queue: Text<ReportOf<'queue'>> = {
  print({ day, rows, zones, total, unknown_accounts: unknown }, currency) {
    print(
      [
        ['zone', 'text', (row) => ZONES[row.zone]],
        ['account', 'text', (row) => row.account],
        ['name', 'text', (row) => row.name],
        ['ARR', 'money', (row) => row.arr],
        ['owner', 'text', (row) => row.owner],
        ['score', 'text', (row) => row.score.toFixed(1)],
        ['risk', 'text', (row) => row.churn_risk.toFixed(0)],
        ['readiness', 'text', (row) => row.readiness.toFixed(1)],
        ['why', 'text', reasonsText],
        ['do', 'text', (row) => row.action],
      ] satisfies Column<Queued>[],
      rows,
      currency,
    );
    const parts = (['save_first', 'grow', 'watch'] as const).map(
      (zone) => `${ZONES[zone]} ${zones[zone].accounts} (${formatExactMoney(zones[zone].arr, currency)})`,
    );
    log(`${total} accounts on ${day ?? 'no day'}: ${parts.join(', ')}.`);
    if (unknown > 0) log(`Signals of ${unknown} accounts that the ledger does not know wait to be resolved.`);
  },
};
