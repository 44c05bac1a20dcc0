/** A month that was closed, and corrected afterwards: each of the four files says so in the same words. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { correction, smallCompany } from '@/lib/export/testing/company';
import { readPages, readPresentation } from '@/lib/export/testing/read-deck';
import { readBook, tableOf } from '@/lib/export/workbook/testing/read-book';
import { closeMonth, reopenMonth } from '@/lib/reports/closed-close';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { tester } from '@/lib/store/testing-records';
import { dayText } from '@/lib/view/format';
import { exportedBy } from './testing/export-command';

const JUNE = '2026-06';

/** What each file says of June: the footnotes of the slides, the pages, the sheet of movements, the row of the CSV. */
async function said(store: Store) {
  const slides = readPresentation(await exportedBy(store, 'deck', '--template', 'summary', '--period', JUNE));
  const pages = await readPages(await exportedBy(store, 'pdf', '--template', 'summary', '--period', JUNE));
  const { sheets } = readBook(await exportedBy(store, 'workbook'));
  const csv = Buffer.from(await exportedBy(store, 'csv', '--report', 'movements')).toString('utf8');
  const june = Papa.parse<Record<string, string>>(csv, { header: true }).data.find(({ period }) => period === JUNE);
  const words = (text: string | undefined): string | null =>
    /(?:as closed on|restated since closed on) \d{1,2} [A-Z][a-z]{2} \d{4}/.exec(text ?? '')?.[0] ?? null;
  return {
    pptx: words(slides[0]?.texts.join(' ')),
    pdf: words(pages[0]),
    xlsx: words(tableOf(sheets.get('Movements')!).rows.at(-1)?.[1] ?? ''),
    xlsxRetention: words(tableOf(sheets.get('Retention')!).rows.at(-2)?.[1] ?? ''),
    csv: words(june?.standing),
  };
}

const everywhere = (words: string | null) => ({
  pptx: words,
  pdf: words,
  xlsx: words,
  xlsxRetention: words,
  csv: words,
});

describe('a closed month in the files', () => {
  it(
    'is called as closed, then restated, then neither, in PPTX, PDF, XLSX and CSV alike',
    () =>
      withFreshStore(async (store) => {
        const workspaceId = await smallCompany(store);
        expect(await said(store)).toEqual(everywhere(null));
        await closeMonth(store, tester, workspaceId, { period: JUNE, by: 'Ann', note: null });
        const { rows } = await store.pool.query('select closed_at::text from closed_period');
        const today = dayText(String(rows[0]?.closed_at).slice(0, 10));
        expect(await said(store)).toEqual(everywhere(`as closed on ${today}`));
        await correction(store, workspaceId);
        expect(await said(store)).toEqual(everywhere(`restated since closed on ${today}`));
        await reopenMonth(store, tester, workspaceId, { period: JUNE, by: 'Bea', reason: 'late credit' });
        expect(await said(store)).toEqual(everywhere(null));
      }),
    180_000,
  );
});
