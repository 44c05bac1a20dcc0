import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../domain/day';
import { unpack } from '../containers/unpack';
import { type Imported, importPath, importText } from '../testing/files';

const HEADER =
  'invoice_external_id,customer_external_id,date,currency,type,subscription_external_id,plan_external_id,service_period_start,service_period_end,amount_in_cents,quantity,prorated,proration_type,discount_amount_in_cents,tax_amount_in_cents,description,external_id';

const told = ({ lines }: Imported): string[] =>
  lines.map(({ accountId, lineId, product, kind, startDay, endDay, amountMinor, quantityMicro, currency }) =>
    [
      ...[accountId, lineId, product, kind, formatDay(startDay), formatDay(endDay), amountMinor],
      ...[quantityMicro === null ? '–' : quantityMicro / 1e6, currency],
    ].join(' '),
  );

describe('ChartMogul, customers', () => {
  it('the structured CSV: every further column is an attribute, a customer without a name is known by its id', async () => {
    const { analysis, accounts, problems } = await importText(
      'Name,Email,Company,Country,State,City,Zip,External ID,Lead created at,attributes.custom.Segment\n' +
        'Ann,ann@example.com,Ann Ltd,GB,,London,N1,ann,2024-12-01,SMB\n,,,US,CA,,,bob,,\n',
    );
    expect(problems).toEqual([]);
    expect(analysis.kind).toBe('chartmogul_customers');
    expect(accounts.map(({ accountId, name, attributes }) => ({ accountId, name, ...attributes }))).toEqual([
      {
        accountId: 'ann',
        name: 'Ann',
        email: 'ann@example.com',
        company: 'Ann Ltd',
        country: 'GB',
        city: 'London',
        zip: 'N1',
        lead_created_at: '2024-12-01',
        segment: 'SMB',
      },
      { accountId: 'bob', name: null, country: 'US', state: 'CA' },
    ]);
  });

  it('our own accounts stay accounts', async () => {
    const { analysis } = await importText('External ID,Name,Country\na,A,GB\n');
    expect(analysis.kind).toBe('accounts');
  });
});

describe('ChartMogul, invoice line items', () => {
  // 12 seats for 1,200.00 with 200.00 tax; two more seats for the half year that is left; a setup fee; a refund's line.
  const rows = [
    'i1,ann,2025-01-01,USD,subscription,s1,pro,2025-01-01 00:00:00,2026-01-01 00:00:00,120000,12,false,,0,20000,,l1',
    'i2,ann,2025-07-01,USD,subscription,s1,pro,2025-07-01,2026-01-01,10000,14,true,differential,0,0,,l2',
    'i2,ann,2025-07-01,USD,one_time,,,,,50000,1,,,0,0,Setup,l3',
    'i3,bob,2025-07-02,EUR,subscription,s2,basic,2025-07-02,2025-08-02,-4900,1,false,,0,0,,l4',
  ];

  it('cents before tax for a service period; a prorated difference states no quantity; one-time stands on its invoice’s day', async () => {
    const imported = await importText(`${[HEADER, ...rows].join('\n')}\n`);
    expect(imported.problems).toEqual([]);
    expect(imported.analysis.kind).toBe('chartmogul_invoices');
    expect(told(imported)).toEqual([
      'ann l1 pro core 2025-01-01 2026-01-01 100000 12 USD',
      'ann l2 pro core 2025-07-01 2026-01-01 10000 – USD',
      'ann l3 Setup one_time 2025-07-01 2025-07-02 50000 1 USD',
      'bob l4 basic core 2025-07-02 2025-08-02 -4900 1 EUR',
    ]);
    expect(imported.result).toMatchObject({ read: 4, rejected: 0, dataThroughHint: '2025-07-02' });
    expect(imported.result?.notices.map(({ code }) => code)).toContain('tax_taken_off');
  });

  it('a full proration, a period that does not end and an unknown type are rejected', async () => {
    const { problems, result } = await importText(
      `${[
        HEADER,
        'i1,ann,2025-01-01,USD,subscription,s1,pro,2025-01-01,2026-01-01,100,1,true,full,,,,l1',
        'i1,ann,2025-01-01,USD,subscription,s1,pro,2025-01-01,2025-01-01,100,1,,,,,,l2',
        'i1,ann,2025-01-01,USD,gift,s1,pro,2025-01-01,2026-01-01,1.5,1,,,,,,l3',
      ].join('\n')}\n`,
    );
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'proration_type', 'proration_not_a_difference'],
      [3, 'service_period_end', 'period_not_positive'],
      [4, 'amount_in_cents', 'bad_cents'],
      [4, 'type', 'unknown_choice'],
    ]);
    expect(result).toMatchObject({ read: 3, accepted: 0, rejected: 3 });
  });
});

describe('ChartMogul, the bulk JSON document', () => {
  const document = {
    customers: [{ external_id: 'ann', name: 'Ann', lead_created_at: '2024-12-01', city: 'London', zip: 'N1' }],
    plans: [{ external_id: 'pro', name: 'Pro', interval_count: 1, interval_unit: 'month' }],
    invoices: [
      { external_id: 'i1', customer_external_id: 'ann', date: '2025-01-01T00:00:00Z', currency: 'GBP' },
      { external_id: 'i2', customer_external_id: 'ann', date: '2025-02-01', currency: 'GBP' },
    ],
    line_items: [
      {
        external_id: 'l1',
        invoice_external_id: 'i1',
        type: 'subscription',
        subscription_external_id: 's1',
        plan_external_id: 'pro',
        service_period_start: '2025-01-01',
        service_period_end: '2025-02-01',
        amount_in_cents: 4900,
        quantity: 1,
      },
      { external_id: 'l2', invoice_external_id: 'i2', type: 'one_time', amount_in_cents: 100, description: 'Setup' },
      { external_id: 'l3', invoice_external_id: 'lost', type: 'one_time', amount_in_cents: 100 },
    ],
    transactions: [{ external_id: 't1', invoice_external_id: 'i1', type: 'payment', result: 'successful' }],
  };

  it('line items get customer, day and currency of their invoice; one without an invoice is rejected with its row', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratchet-bulk-'));
    const path = join(folder, 'bulk.json');
    await writeFile(path, JSON.stringify(document));
    const parts = await unpack(path, 'bulk.json', folder);
    expect(parts.map(({ name }) => name)).toEqual([
      'bulk.json › customers',
      'bulk.json › plans',
      'bulk.json › line_items',
      'bulk.json › transactions',
    ]);
    const lines = parts.find(({ name }) => name.endsWith('line_items'));
    expect(lines?.notices.map(({ code }) => code)).toEqual(['invoices_joined']);
    expect(lines?.bytes).toBe((await readFile(lines?.path ?? '')).length);
    const imported = await importPath(lines?.path ?? '');
    expect(imported.analysis.kind).toBe('chartmogul_invoices');
    expect(told(imported)).toEqual([
      'ann l1 pro core 2025-01-01 2025-02-01 4900 1 GBP',
      'ann l2 Setup one_time 2025-02-01 2025-02-02 100 – GBP',
    ]);
    expect(imported.problems.map(({ row, code }) => [row, code])).toEqual([
      [4, 'missing_value'],
      [4, 'missing_value'],
    ]);
    const customers = await importPath(parts[0]?.path ?? '');
    expect(customers.analysis.kind).toBe('chartmogul_customers');
  });
});
