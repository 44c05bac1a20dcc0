/**
 * One company, exported as five systems would: the ledgers of all five are compared with that of its own changes. What a
 * format carries must come out to the cent; what it cannot carry it must say.
 *
 * | export | MRR and movements by month, NRR, GRR | days within the month | sources of expansion |
 * | --- | --- | --- | --- |
 * | our own changes | all | all | all |
 * | Stripe's item changes | all | all | seats; a raised price is told as a plan, an add-on as cross-sell |
 * | ChartMogul's movements | all | all | all but add-ons, which are told as cross-sell |
 * | Chargebee's monthly summary | all but the first month, which is the opening balance | none | none |
 * | invoice lines | all | all | all, also where a term's rest is credited and charged anew |
 */
import { describe, expect, it } from 'vitest';
import type { Facts } from '../domain/facts';
import { movements } from '../domain/movements';
import type { MovementRow } from '../domain/report';
import { retentionOn, retentionRows } from '../domain/retention';
import type { LedgerSettings } from '../domain/settings';
import { factsOf } from '../domain/testing/reports';
import { changesOf, linesOf } from './testing/as-rows';
import { type Company, companyOf } from './testing/company';
import { asChanges, asInvoices, asItemChanges, asMonthlySummary, asMovements } from './testing/exports';
import { importText } from './testing/files';

const DATA_THROUGH = '2025-12-31';

interface Exported {
  facts: Facts;
  settings: Partial<LedgerSettings>;
  kind: string | null;
  said: string[];
}

/** The facts of a file, and what was said of it. */
async function ledgerOf(text: string): Promise<Exported> {
  const imported = await importText(text);
  expect(imported.problems).toEqual([]);
  const rows = { changes: changesOf(imported), invoices: linesOf(imported) };
  const settings = {
    dataThrough: DATA_THROUGH,
    graceDays: 0,
    planRates: { EUR: '1.25' },
    historyFrom: imported.result?.historyFromHint ?? null,
  };
  const said = imported.result?.notices.map(({ code }) => code) ?? [];
  return { facts: factsOf(rows, settings), settings, kind: imported.analysis.kind, said };
}

const monthsOf = (facts: Facts, after = ''): MovementRow[] =>
  movements(facts, { grid: 'month', from: null, to: null, accounts: null }).filter(({ period }) => period > after);

const withoutSources = ({ expansion_by_source, contraction_by_source, ...row }: MovementRow) => row;

type Sources = MovementRow['expansion_by_source'];

const addOnsAsCrossSell = ({ add_on, cross_sell, ...rest }: Sources): Sources => ({
  ...rest,
  add_on: 0,
  cross_sell: cross_sell + add_on,
});

/** With Stripe a price is never raised: there is another one. */
const pricesAsPlans = ({ price, plan, ...rest }: Sources): Sources => ({ ...rest, price: 0, plan: plan + price });

/** NRR, GRR and logos of every closed window of 1, 3 and 12 months that begins after `from`, and of the one that ends now. */
const ratesOf = (facts: Facts, from: string) =>
  [1, 3, 12]
    .flatMap((window) => [
      ...retentionRows(facts, { window, from: null, to: null, accounts: null }).filter(({ period }) => period > from),
      { period: 'now', ...retentionOn(facts, facts.dataThrough, window, null) },
    ])
    .map(({ period, accounts, start_arr, end_arr, nrr, grr, logo }) => ({
      period,
      accounts,
      start_arr,
      end_arr,
      nrr,
      grr,
      logo,
    }));

const seeds = [1, 20_260, 77_001];

const own = async (company: Company) => (await ledgerOf(asChanges(company))).facts;

describe.each(seeds)('the company of seed %i, as five exports', (seed) => {
  const company = companyOf(seed);

  it('has all that it is to have', async () => {
    const months = monthsOf(await own(company));
    const sum = (pick: (row: MovementRow) => number) => months.reduce((total, row) => total + pick(row), 0);
    for (const type of ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const)
      expect(sum((row) => row[type])).toBeGreaterThan(0);
    for (const source of ['seats', 'plan', 'price', 'add_on'] as const)
      expect(sum((row) => row.expansion_by_source[source])).toBeGreaterThan(0);
    expect(new Set(company.states.map(({ currency, every }) => `${currency} ${every}`)).size).toBe(4);
  });

  it.each([
    [
      'Stripe’s item changes',
      'stripe_item_changes',
      asItemChanges,
      (by: Sources) => pricesAsPlans(addOnsAsCrossSell(by)),
    ],
    ['ChartMogul’s movements', 'chartmogul_movements', asMovements, addOnsAsCrossSell],
    ['ChartMogul’s movements with the customer’s MRR', 'chartmogul_movements', ofCustomers, addOnsAsCrossSell],
    ['invoice lines that tell differences', 'invoices', ofDifferences, (by: Sources) => by],
    ['invoice lines that credit the rest of a term and charge it anew', 'invoices', ofCredits, (by: Sources) => by],
  ] as const)('%s: every figure, and the sources it carries', async (_, kind, write, sources) => {
    const expected = await own(company);
    const exported = await ledgerOf(write(company));
    expect(exported.kind).toBe(kind);
    const [rows, others] = [monthsOf(exported.facts), monthsOf(expected)];
    expect(rows.map(withoutSources)).toEqual(others.map(withoutSources));
    expect(rows.map((row) => row.expansion_by_source)).toEqual(others.map((row) => sources(row.expansion_by_source)));
    expect(rows.map((row) => row.contraction_by_source)).toEqual(
      others.map((row) => sources(row.contraction_by_source)),
    );
    expect(ratesOf(exported.facts, '')).toEqual(ratesOf(expected, ''));
    expect(weeks(exported.facts)).toEqual(weeks(expected));
    if (kind === 'chartmogul_movements') expect(exported.said).toContain('plans_are_products');
  });

  it('Chargebee’s monthly summary: the figures of all months but the first, no sources, and it says so', async () => {
    const expected = await own(company);
    const exported = await ledgerOf(asMonthlySummary(company));
    expect(exported.kind).toBe('chargebee_mrr');
    const opening = String(exported.settings.historyFrom).slice(0, 7);
    expect(monthsOf(exported.facts, opening).length).toBeGreaterThan(21);
    expect(monthsOf(exported.facts, opening).map(withoutSources)).toEqual(
      monthsOf(expected, opening).map(withoutSources),
    );
    expect(ratesOf(exported.facts, '2025-01')).toEqual(ratesOf(expected, '2025-01'));
    for (const row of monthsOf(exported.facts)) {
      expect(row.expansion_by_source.unclassified).toBe(row.expansion);
      expect(row.contraction_by_source.unclassified).toBe(row.contraction);
    }
    expect(exported.said).toEqual(expect.arrayContaining(['months_only', 'major_units_assumed', 'mrr_not_paid']));
  });

  it('rows in any order, and a file twice: the same ledger', async () => {
    for (const write of [asItemChanges, asMovements, asMonthlySummary]) {
      const text = write(company);
      const [header = '', ...rows] = text.trimEnd().split('\n');
      const turned = await ledgerOf(`${[header, ...rows.toReversed()].join('\n')}\n`);
      const once = await ledgerOf(text);
      expect(monthsOf(turned.facts)).toEqual(monthsOf(once.facts));
      expect(ratesOf(turned.facts, '')).toEqual(ratesOf(once.facts, ''));
      const imported = await importText(text);
      const changes = changesOf(imported);
      const stay = factsOf({ changes: [...changes, ...changes] }, once.settings);
      expect(monthsOf(stay)).toEqual(monthsOf(once.facts));
    }
  });
});

/** Each customer of the company has one currency, so that its MRR can be added up. */
function ofCustomers(company: Company): string {
  return asMovements(company, 'customer');
}

const ofDifferences = (company: Company): string => asInvoices(company, 'differences');

const ofCredits = (company: Company): string => asInvoices(company);

const weeks = (facts: Facts) =>
  movements(facts, { grid: 'week', from: null, to: null, accounts: null }).map(withoutSources);

describe('what rounding costs', () => {
  it('an annual 100.00 is 8.33 a month in ChartMogul: 99.96 a year, and it says so', async () => {
    const { facts, said } = await ledgerOf(
      'DATE,MRR_MOVEMENT,MRR,MOVEMENT_TYPE,CUSTOMER_EXTERNAL_ID,SUBSCRIPTION_EXTERNAL_ID\n2025-01-01,833,833,new_biz,a,s\n',
    );
    expect(monthsOf(facts).at(-1)?.end_arr).toBe(9996);
    expect(said).toContain('mrr_rounded');
  });
});
