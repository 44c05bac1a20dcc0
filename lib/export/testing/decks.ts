/** Ledgers and decks for tests: the sample company, a real company's invoices, and such as are hard to draw. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withComputedAttributes } from '@/lib/domain/computed-attributes';
import { buildFacts } from '@/lib/domain/facts';
import { deriveLedger } from '@/lib/domain/ledger';
import { minorFromDecimal } from '@/lib/domain/money';
import type { Cost } from '@/lib/domain/planning';
import type { LedgerSettings } from '@/lib/domain/settings';
import type { Change } from '@/lib/domain/testing/columns';
import type { LedgerQuestion, LedgerView } from '@/lib/reports/ledger-view';
import { caseRows, readRows } from '@/lib/reports/testing/case-rows';
import { SHARED_CASES } from '@/lib/reports/testing/cases';
import { viewOf } from '@/lib/reports/testing/view';
import { GROSS_MARGIN } from '@/lib/sample/costs';
import { sampleFiles } from '@/lib/sample/sample';
import type { DeckChoice } from '@/lib/view/deck/deck';
import { exhibits } from '@/lib/view/deck/exhibits/registry';
import { templateDeck } from '@/lib/view/deck/templates';
import type { DeckContext } from '../deck';

const names = ['segment', 'owner', 'channel'];

function attributesOf(rows: readonly Record<string, string>[], accounts: readonly string[]) {
  const byAccount = new Map(rows.map((row) => [row.account_id ?? '', row]));
  return names.flatMap((slug) => {
    const values = [...new Set(rows.map((row) => row[slug] ?? ''))].filter((value) => value !== '').sort();
    const codes = Int32Array.from(accounts, (account) => values.indexOf(byAccount.get(account)?.[slug] ?? ''));
    return values.length === 0 ? [] : [{ slug, values, codes, dated: null }];
  });
}

/** The view under the names that accounts are given; an account without one goes by its id. */
export const named = (view: LedgerView, nameOf: (id: string, index: number) => string): LedgerView =>
  view.facts === null
    ? view
    : { ...view, facts: { ...view.facts, accountNames: view.facts.accountIds.map((id, index) => nameOf(id, index)) } };

const costsOf = (rows: readonly Record<string, string>[]): Cost[] =>
  rows.map(({ month = '', motion, team, amount = '' }) => ({
    month,
    motion: motion === 'new' ? 'new' : 'expansion',
    team: team || null,
    amountMinor: minorFromDecimal(amount, 2)?.minor ?? 0,
  }));

/** The sample company as of a day, with its targets and what selling costs it. */
export function sampleView(today = '2026-11-16'): LedgerView {
  const files = sampleFiles({ today });
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-deck-'));
  try {
    const path = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const accounts = path('accounts.csv', files.accountsCsv);
    const rows = caseRows({
      files: [
        ['accounts', accounts],
        ['changes', path('changes.csv', files.changesCsv)],
      ],
    });
    const targets = readRows(path('targets.csv', files.targetsCsv));
    const costs = costsOf(readRows(path('costs.csv', files.costsCsv)));
    const stated = readRows(accounts);
    const ids = [...new Set(rows.accounts)];
    const view = viewOf(
      { changes: rows.changes, accounts: ids, attributes: attributesOf(stated, ids) },
      { dataThrough: files.dataThrough },
    );
    const nameOf = new Map(stated.map((row) => [row.account_id ?? '', row.name ?? '']));
    return {
      ...named(view, (id) => nameOf.get(id) ?? id),
      grossMargin: GROSS_MARGIN,
      planning: {
        touchpoints: [],
        plans: [],
        costs,
        targets: targets.map(({ metric = '', period = '', value = '', segment, owner }) => ({
          metric,
          period,
          value: value.endsWith('%') ? String(Number(value.slice(0, -1)) / 100) : value,
          segment: segment || null,
          owner: owner || null,
        })),
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A real company's invoices, where they lie beside the project. */
export function invoicesView(): LedgerView | null {
  const path = join(SHARED_CASES, 'real-invoices/invoices.csv');
  if (!existsSync(path)) return null;
  const { invoices } = caseRows({ files: [['invoices', path]] });
  return viewOf({ invoices }, { currency: 'AUD', graceDays: 0, dataThrough: '2016-06-13' });
}

/** Accounts that each take up a product of their own, grow, and now and then leave. */
export function productsView(count: number, nameOf: (index: number) => string = (index) => `a${index}`): LedgerView {
  const changes = Array.from({ length: count }, (_, index): Change[] => {
    const [account, product] = [`a${index}`, `Product ${index}`];
    return [
      { account, product, item: product, on: '2024-03-10', minor: 10_000 + index },
      { account, product, item: product, on: '2025-08-10', minor: 12_000 + 2 * index },
      ...(index % 7 === 3 ? [{ account, item: product, product, on: '2025-11-20', status: 'ended' as const }] : []),
    ];
  }).flat();
  return named(viewOf({ changes }, { dataThrough: '2025-12-31' }), (_, index) => nameOf(index));
}

/** The ledger as it stands to an earlier day, derived anew. */
export function contextOf(view: LedgerView): DeckContext {
  const viewAt = ({ dataThrough }: LedgerQuestion): LedgerView => {
    const { basis, facts } = view;
    if (!basis || !facts || dataThrough === null) return view;
    const settings: LedgerSettings = { ...basis.settings, dataThrough };
    const cut = { ...basis, settings };
    const built = buildFacts(deriveLedger(cut.records, settings, cut.query), cut.records.accounts, settings);
    const { accountNames } = facts;
    return { ...view, dataThrough, basis: cut, facts: { ...withComputedAttributes(built, cut), accountNames } };
  };
  return { company: 'Halyard', viewOf: async (question) => viewAt(question) };
}

/** A deck of every exhibit there is. */
export function everyExhibit(period: string | null, stated: Partial<DeckChoice> = {}): DeckChoice {
  return {
    ...templateDeck('board', period),
    slides: exhibits.map(({ name }) => ({
      id: name,
      exhibit: name,
      search: '',
      shown: true,
      title: null,
      notes: null,
    })),
    ...stated,
  };
}
