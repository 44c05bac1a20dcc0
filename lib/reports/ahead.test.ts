import { expect, it } from 'vitest';
import { tablesAhead, workAhead } from './ahead';
import { parseReportQuery } from './query';
import { type ReportName, reports } from './reports';
import { viewOf } from './testing/view';

const made = () =>
  viewOf(
    {
      changes: [
        { account: 'a', on: '2024-01-01', minor: 100, product: 'Core', renewsOn: '2026-01-01' },
        { account: 'b', on: '2024-01-01', minor: 200, product: 'Core' },
        { account: 'b', on: '2024-06-01', item: 'extra', minor: 50, product: 'Insights' },
      ],
      accounts: ['a', 'b'],
    },
    { dataThrough: '2025-12-31' },
  );

const questions: [ReportName, string][] = [
  ['movements', 'by=product'],
  ['accounts', 'sort=name'],
  ['renewals', ''],
  ['retention', 'by=plan'],
];

const answers = (view: ReturnType<typeof made>) =>
  questions.map(([name, text]) => reports[name](view, parseReportQuery(new URLSearchParams(text))));

it('what is worked out ahead changes no answer, whether before or after the first question', async () => {
  const ahead = made();
  await workAhead(ahead, () => true);
  const behind = made();
  const before = answers(behind);
  await workAhead(behind, () => true);
  expect(answers(ahead)).toEqual(before);
  expect(answers(behind)).toEqual(before);
});

it('ends where the view is no longer wanted', async () => {
  const looks: number[] = [];
  await workAhead(made(), () => looks.push(looks.length) < 3);
  expect(looks).toHaveLength(3);
  expect(Object.keys(tablesAhead(made())).length).toBeGreaterThan(3);
});

it('a table that cannot be made fails the question that needs it, and no other', async () => {
  const view = made();
  const basis = { ...view.basis!, settings: { ...view.basis!.settings, currency: 'XXX' } };
  const broken = { ...view, basis };
  expect(() => tablesAhead(broken)['term ends']!()).toThrow('XXX');
  await expect(workAhead(broken, () => true)).resolves.toBeUndefined();
});

it('an empty ledger has nothing to work out', () => {
  expect(tablesAhead({ ...made(), facts: null, basis: null })).toEqual({});
});
