/** A bridge written by hand: 104.00 % to 103.00 % over a start of $10,000 ARR on both days. */
import type { BridgeFigures } from '../bridge-question';

type Rows = Pick<BridgeFigures, 'entered' | 'left' | 'base'>;

const total = (rows: Rows['entered']) => ({
  accounts: rows.length,
  contribution: rows.reduce((sum, row) => sum + row.contribution, 0),
  change_arr: rows.reduce((sum, row) => sum + row.change_arr, 0),
});

/** An account that moves NRR by so many hundredths of a point. */
export const bridgeRow = (account: string, hundredths: number, name = `Account ${account}`) => ({
  account,
  name,
  contribution: hundredths / 10_000,
  change_arr: hundredths * 100,
});

export function bridgeFigures(
  rows: Partial<Rows>,
  options: { from?: number | null; to?: number | null } = {},
): BridgeFigures {
  const all: Rows = { entered: [], left: [], base: [], ...rows };
  const sum = [...all.entered, ...all.left, ...all.base].reduce((points, row) => points + row.contribution, 0);
  const from = options.from === undefined ? 1.04 : options.from;
  const to = options.to === undefined ? (from ?? 0) + sum : options.to;
  const end = (day: string, nrr: number | null) => ({
    day,
    nrr,
    accounts: nrr === null ? 0 : 100,
    start_arr: 1_000_000,
    end_arr: Math.round((nrr ?? 0) * 1_000_000),
  });
  return {
    currency: 'USD',
    data_through: '2026-11-15',
    as_of: null,
    began_on: null,
    ledger_version: 1,
    window: 12,
    from: end('2026-08-15', from),
    to: end('2026-11-15', to),
    points: from === null || to === null ? null : 100 * (to - from),
    ...all,
    totals: { entered: total(all.entered), left: total(all.left), base: total(all.base) },
  };
}
