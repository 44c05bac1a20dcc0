import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '@/lib/domain/day';
import { arrOn, type CsvRow, readCsv, retention, total } from './plain-count';
import { SAMPLE_SEED, sampleFiles } from './sample';

const files = sampleFiles({ today: '2026-09-18' });
const accounts = readCsv(files.accountsCsv);
const changes = readCsv(files.changesCsv);
const plans = readCsv(files.plansCsv);
const touchpoints = readCsv(files.touchpointsCsv);
const costs = readCsv(files.costsCsv);
const targets = readCsv(files.targetsCsv);
const active = arrOn(changes, files.dataThrough);

const dayOf = (text: string | undefined): number => parseDay(text ?? '') ?? Number.NaN;
const withStatus = (status: string) => plans.filter((plan) => plan.status === status);
const sum = (rows: readonly CsvRow[], column: string) => rows.reduce((all, row) => all + Number(row[column]), 0);

/** The days on which the account, a customer already, came to pay more, and by how much. */
function rises(account: string): { day: string; arr: number }[] {
  const own = changes.filter((row) => row.account_id === account);
  return [...new Set(own.map((row) => row.effective_on ?? ''))].flatMap((day) => {
    const before = arrOn(own, formatDay(dayOf(day) - 1)).get(account) ?? 0;
    const arr = (arrOn(own, day).get(account) ?? 0) - before;
    return before > 0 && arr > 0 ? [{ day, arr }] : [];
  });
}

describe('the plans of the sample company', () => {
  it('won ones are each about an expansion that came in the four months after it, of its amount to a tenth', () => {
    const won = withStatus('won').filter((plan) => (plan.closed_on ?? '') < files.dataThrough);
    expect(won.length).toBeGreaterThan(100);
    for (const plan of won) {
      const near = rises(plan.account_id ?? '').filter(({ day, arr }) => {
        const after = dayOf(day) - dayOf(plan.closed_on);
        return after >= 0 && after <= 120 && Math.abs(arr - Number(plan.amount)) <= arr * 0.1 + 100;
      });
      expect(near.length, `${plan.account_id} won on ${plan.closed_on}`).toBeGreaterThan(0);
    }
  });

  it('are opened before they are closed, in the past, and the open ones look ahead', () => {
    for (const plan of plans) {
      expect((plan.opened_on ?? '') <= files.dataThrough).toBe(true);
      if (plan.status === 'open') expect((plan.expected_on ?? '') > files.dataThrough).toBe(true);
      else {
        expect((plan.opened_on ?? '') <= (plan.closed_on ?? '')).toBe(true);
        expect((plan.closed_on ?? '') <= files.dataThrough).toBe(true);
      }
    }
    const [won, lost] = [withStatus('won').length, withStatus('lost').length];
    expect(won / (won + lost)).toBeGreaterThan(0.4);
    expect(won / (won + lost)).toBeLessThan(0.6);
    expect(withStatus('open').every((plan) => active.has(plan.account_id ?? ''))).toBe(true);
  });
});

describe('the touchpoints of the sample company', () => {
  it('reach from the first quarter into the next weeks, with the accounts and owners that there are', () => {
    const days = touchpoints.map((row) => row.on ?? '').sort();
    expect(days[0]?.slice(0, 4)).toBe('2022');
    expect(dayOf(days.at(-1))).toBeGreaterThan(dayOf(files.dataThrough) + 20);
    const owners = new Set(accounts.map((row) => row.owner));
    const ids = new Set(accounts.map((row) => row.account_id));
    expect(touchpoints.every((row) => owners.has(row.owner) && ids.has(row.account_id))).toBe(true);
    expect(new Set(touchpoints.map((row) => row.kind))).toEqual(new Set(['qbr', 'call', 'email']));
  });
});

describe('the costs of the sample company', () => {
  it('are of every closed month and all four teams', () => {
    expect(costs.length).toBe(48 * 4);
    expect([costs[0]?.month, costs.at(-1)?.month]).toEqual(['2022-09', '2026-08']);
  });

  it('new business of the last year pays back in 8 to 20 months, an expansion in 2 to 6', () => {
    const year = costs.filter((row) => (row.month ?? '') >= '2025-09');
    const paybackMonths = (motion: string) => {
      let arr = 0;
      for (let month = 0; month < 12; month += 1) {
        const last = (shift: number) => formatDay(Date.UTC(2025, 8 + month + shift, 0) / 86_400_000);
        const [start, end] = [arrOn(changes, last(0)), arrOn(changes, last(1))];
        for (const [account, after] of end) {
          const before = start.get(account) ?? 0;
          if ((before === 0) === (motion === 'new')) arr += Math.max(0, after - before);
        }
      }
      const spent = sum(
        year.filter((row) => row.motion === motion),
        'amount',
      );
      return (spent * 12) / (arr * files.grossMargin);
    };
    expect(paybackMonths('new')).toBeGreaterThan(8);
    expect(paybackMonths('new')).toBeLessThan(20);
    expect(paybackMonths('expansion')).toBeGreaterThan(2);
    expect(paybackMonths('expansion')).toBeLessThan(6);
  });
});

describe('the targets of the sample company', () => {
  const whole = (metric: string) => targets.filter((row) => row.metric === metric && !row.segment && !row.owner);

  it('of NRR lie within eight points of what came', () => {
    expect(whole('nrr_12m').length).toBe(9);
    for (const { period = '', value = '' } of whole('nrr_12m').slice(0, -1)) {
      const end = Date.UTC(Number(period.slice(0, 4)), Number(period.at(-1)) * 3, 0) / 86_400_000;
      const { nrr } = retention(arrOn(changes, formatDay(end - 365)), arrOn(changes, formatDay(end)));
      expect(Math.abs(Number.parseFloat(value) / 100 - nrr), period).toBeLessThan(0.08);
    }
  });

  it('of ARR lies near it; segments and owners have theirs', () => {
    const [arr] = whole('arr');
    expect(arr?.period).toBe('2026');
    expect(Number(arr?.value) / total(active)).toBeGreaterThan(0.85);
    expect(Number(arr?.value) / total(active)).toBeLessThan(1.25);
    expect(targets.filter((row) => row.segment).length).toBe(3);
    expect(targets.filter((row) => row.owner).length).toBe(6);
  });
});

it('other days and seeds give files of the same kind', () => {
  for (const today of ['2026-01-01', '2027-03-31', '2028-02-29']) {
    const other = sampleFiles({ seed: SAMPLE_SEED + 1, today });
    for (const text of [other.plansCsv, other.touchpointsCsv, other.costsCsv, other.targetsCsv]) {
      expect(readCsv(text).length).toBeGreaterThan(20);
      expect(text).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
});
