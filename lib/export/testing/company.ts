/** A small company in a store, with amounts that nobody could have rounded and names that would be something else. */
import type { ChangeRecord } from '@/lib/domain/records';
import type { Store } from '@/lib/store/open';
import { accountRow, change, freshWorkspace, importFile } from '@/lib/store/testing-records';

export const DATA_THROUGH = '2026-06-30';

const names: Readonly<Record<string, string>> = {
  a: 'Acme & Söhne',
  b: '=HYPERLINK("https://example.com","Beta")',
  c: '株式会社さくら',
  d: 'شركة التجارة العربية',
  e: '<script>alert("e")</script>',
  f: '@SUM(A1)',
  g: '-2+3',
};

let row = 1;

/** What an account pays a year from a day on, in cents. */
const pays = (accountId: string, on: string, amountMinor: number, said: Partial<ChangeRecord> = {}): ChangeRecord => {
  row += 1;
  return change({ accountId, on, amountMinor, intervalUnit: 'year', row, ...said });
};

/** In June 2026 Acme grows, Beta shrinks, d leaves, e is new, f comes back; c stays and g has grown in March. */
const changes = (): ChangeRecord[] => [
  pays('a', '2024-02-01', 120_000_07),
  pays('b', '2024-02-01', 80_000_11),
  pays('c', '2024-03-05', 40_000_23),
  pays('f', '2024-05-01', 15_000_57),
  pays('d', '2025-01-10', 33_333_33),
  pays('g', '2025-04-01', 9_999_99),
  pays('f', '2025-09-01', 0, { status: 'ended' }),
  pays('g', '2026-03-03', 12_345_67),
  pays('e', '2026-06-05', 21_000_49),
  pays('a', '2026-06-10', 126_500_19),
  pays('f', '2026-06-12', 16_000_61),
  pays('b', '2026-06-15', 70_000_13),
  pays('d', '2026-06-20', 0, { status: 'ended' }),
];

/** Its workspace. */
export async function smallCompany(store: Store): Promise<number> {
  const workspaceId = await freshWorkspace(store);
  const target = { table: 'target' as const, segment: null, owner: null };
  await importFile(store, workspaceId, {
    dataThrough: DATA_THROUGH,
    accounts: Object.entries(names).map(([accountId, name], index) =>
      accountRow({ accountId, name, row: index + 2, attributes: { segment: index % 2 === 0 ? 'SMB' : '+Large' } }),
    ),
    changes: changes(),
    planning: [
      { ...target, metric: 'nrr_12m', period: '2026-Q2', value: '1.05', row: 2 },
      { ...target, metric: 'expansion', period: '2026-06', value: '7000.01', row: 3 },
    ],
  });
  return workspaceId;
}

/** One cent: Acme pays so much more from 10 June 2026 on. */
export const oneCentMore = (store: Store, workspaceId: number) =>
  importFile(store, workspaceId, { dataThrough: DATA_THROUGH, changes: [pays('a', '2026-06-10', 126_500_20)] });

/** A correction of June that came later: Beta did not shrink as much. */
export const correction = (store: Store, workspaceId: number) =>
  importFile(store, workspaceId, { dataThrough: DATA_THROUGH, changes: [pays('b', '2026-06-15', 75_000_17)] });
