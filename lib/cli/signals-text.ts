/** Text of the reports on signals: the queue, rules, what is given. */
import type { ReportOf } from '@/lib/reports/reports';
import { formatExactMoney } from '@/lib/view/format';
import { type Column, print, type Text, table } from './columns';
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

type Ruled = ReportOf<'rules'>['rows'][number];

/** 'signal_never_given (condition 2)' */
const neverText = ({ preview: { never } }: Ruled): string | null =>
  never
    .map(({ condition, reason }) => (condition === null ? reason : `${reason} (condition ${condition + 1})`))
    .join(', ') || null;

export const rules = table<ReportOf<'rules'>, Ruled>(
  ({ rows }) => rows,
  [
    ['rule', 'text', (row) => row.rule],
    ['name', 'text', (row) => row.name],
    ['on', 'text', (row) => (row.is_on ? 'yes' : 'no')],
    ['fired', 'text', (row) => row.preview.fired],
    ['followed', 'text', (row) => row.preview.followed],
    ['expanded', 'text', (row) => row.preview.expanded],
    ['precision', 'percent', (row) => row.preview.precision],
    ['base rate', 'percent', (row) => row.preview.base.rate],
    ['lift', 'text', (row) => (row.preview.lift === null ? null : `${row.preview.lift.toFixed(2)}×`)],
    ['now', 'text', (row) => row.preview.holds_now],
    ['can never fire', 'text', neverText],
  ],
);

type Given = ReportOf<'signals'>['rows'][number];
export const signals: Text<ReportOf<'signals'>> = {
  print({ rows, meters, unknown }, currency) {
    print(
      [
        ['signal', 'text', (row) => row.signal],
        ['counts as', 'text', (row) => row.category ?? row.is],
        ['given', 'text', (row) => row.count],
        ['accounts', 'text', (row) => row.accounts],
        ['last', 'text', (row) => row.last_on],
      ] satisfies Column<Given>[],
      rows,
      currency,
    );
    for (const { meter, count, accounts, last_on: last } of meters)
      log(`Meter ${meter}: ${count} readings of ${accounts} accounts, the last on ${last ?? 'no day'}.`);
    for (const { account, count, alike } of unknown)
      log(
        `Not known: ${account}, ${count} signals or readings${alike[0] ? `; alike: ${alike.map((each) => each.account).join(', ')}` : ''}.`,
      );
  },
};
