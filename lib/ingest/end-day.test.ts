import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InvoiceLineRecord } from '../domain/records';
import { type AnalyseOptions, analyseFile } from './analyse';
import { planFrom } from './plan';
import { readFile } from './read';

function fileOf(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'ratchet-end-day-')), 'file.csv');
  writeFileSync(path, text);
  return path;
}

const invoices = (end: string, rows: string[], options: AnalyseOptions = {}) =>
  analyseFile(fileOf(`account_id,Start date,${end},amount\n${rows.join('\n')}\n`), { kind: 'invoices', ...options });

describe('what an end date means', () => {
  it('1 January to 31 January: the last day with the service', async () => {
    const { endDay, notices, questions } = await invoices('End date', [
      'a,2026-01-01,2026-01-31,10',
      'b,2026-02-15,2026-03-14,10',
    ]);
    expect(endDay).toMatchObject({ value: 'last', decidedBy: 'file', header: 'End date' });
    expect(notices.map(({ code }) => code)).toContain('end_day_last');
    expect(questions).toEqual([]);
  });

  it('1 January to 1 February, 31 January to 28 February: the first day without it', async () => {
    const { endDay } = await invoices('End date', ['a,2026-01-01,2026-02-01,10', 'b,2026-01-31,2026-02-28,10']);
    expect(endDay).toMatchObject({ value: 'first_without', decidedBy: 'file' });
  });

  it('is asked where no period is of whole months, and where they say both', async () => {
    for (const rows of [['a,2026-01-03,2026-01-20,10'], ['a,2026-01-01,2026-01-31,10', 'b,2026-01-01,2026-02-01,10']]) {
      const open = await invoices('End date', rows);
      expect(open.questions.map(({ about, example }) => [about, example])).toEqual([
        ['end_day', rows[0]?.split(',')[2]],
      ]);
      expect(planFrom(open).problems.map(({ code }) => code)).toEqual(['undecided_end_day']);
      expect(planFrom(open, { endDay: 'last' }).plan?.endDay).toBe('last');
    }
  });

  it('is the first day without it under our own name, where nothing says otherwise', async () => {
    const { endDay } = await invoices('period_end', ['a,2026-01-03,2026-01-20,10']);
    expect(endDay).toMatchObject({ value: 'first_without', decidedBy: 'file' });
  });

  it('what is stated wins; the last day with the service is read as the day after', async () => {
    const text = 'account_id,Start date,End date,amount\na,2026-01-01,2026-01-31,10\n';
    const ends = async (endDay: 'last' | 'first_without'): Promise<number[]> => {
      const path = fileOf(text);
      const { plan } = planFrom(await analyseFile(path, { kind: 'invoices', endDay }));
      if (plan === null) throw new Error('no plan');
      const found: InvoiceLineRecord[] = [];
      await readFile(path, plan, { invoiceLine: (record) => void found.push(record) });
      return found.map((line) => line.endDay - line.startDay);
    };
    expect(await ends('last')).toEqual([31]);
    expect(await ends('first_without')).toEqual([30]);
  });

  it('of changes it is about the rows that end something', async () => {
    const changes = (day: string, ends: string[]) =>
      analyseFile(
        fileOf(
          `account_id,${day},product,amount,status\n${ends.map((on, i) => `a${i},${on},Core,,ended`).join('\n')}\n`,
        ),
        { kind: 'changes' },
      );
    const ends = ['2026-01-31', '2026-02-28', '2026-03-31'];
    expect((await changes('change date', ends)).endDay?.value).toBe('last');
    expect((await changes('effective_on', ends)).endDay?.value).toBe('first_without');
    expect((await changes('change date', ['2026-01-15'])).endDay?.value).toBeNull();
  });
});
