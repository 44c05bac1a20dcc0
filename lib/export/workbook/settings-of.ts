/** What the figures of a workbook were made with, in words. */
import type { LedgerBasis } from '@/lib/domain/lines';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { dayText, monthName, percent } from '@/lib/view/format';
import type { WorkbookInput } from './input';

const usageWords = { last: 'the last reported amount', mean3: 'the mean of the last three months' };

export function settingsOf(
  view: LedgerView & { basis: LedgerBasis },
  { narrowed, closings }: WorkbookInput['head'],
): WorkbookInput['settings'] {
  const { currency, graceDays, historyFrom, planRates, fiscalYearStart, usagePolicy } = view.basis.settings;
  const rates = Object.entries(planRates).map(([code, rate]) => `1 ${code} = ${rate} ${currency}`);
  const policies: Readonly<Record<string, string>> = usageWords;
  return [
    ['Ledger version', String(view.version), 'Rises with every import, withdrawal, correction by hand and setting.'],
    [
      'Data through',
      view.dataThrough === null ? '' : dayText(view.dataThrough),
      'The last day the ledger is known to be complete; no figure reaches past it.',
    ],
    ['Held back by', view.dataThroughSource ?? '', 'The source whose data ends first.'],
    [
      'As of',
      view.asOf === null ? 'now' : dayText(view.asOf),
      'What had been recorded by then; now is all that is known.',
    ],
    [
      'Ledger began',
      view.beganOn === null ? '' : dayText(view.beganOn),
      'The day of the first import; before it nothing was known here.',
    ],
    ['Question', narrowed.join('; ') || 'all accounts', 'Filters, rates and how accounts are read.'],
    ['Currency', currency, 'Every amount is in it; each line is converted by itself, half away from zero.'],
    [
      'Plan rates',
      rates.join('; ') || 'none is needed',
      'Constant rates, so that a month is the same number in every book.',
    ],
    ['Grace between invoices', `${graceDays} days`, 'How late the next invoice may come before an account has lapsed.'],
    ['Metered use', policies[usagePolicy] ?? usagePolicy, 'What a metered line counts as.'],
    [
      'History from',
      historyFrom === null ? 'the first record' : dayText(historyFrom),
      'Accounts active on that day are the opening balance, not new business.',
    ],
    [
      'Fiscal year starts in',
      monthName(`2000-${String(fiscalYearStart ?? 1).padStart(2, '0')}`),
      'Quarters and years of targets follow it; this book is by calendar month.',
    ],
    ['Gross margin', percent(view.grossMargin ?? null), 'What payback is worked out with.'],
    ['Stage', view.stage ?? 'by ARR', 'Which NRR is aimed for.'],
    ['Expansion trigger', view.expansionTrigger ?? 'not stated', 'What is known to come before an expansion.'],
    [
      'Accounts in no figure',
      String((view.marks ?? []).filter(({ excluded }) => excluded).length),
      'Tests and internal accounts, marked so.',
    ],
    [
      'Accounts read as another',
      String((view.marks ?? []).filter(({ mergedInto }) => mergedInto !== null).length),
      'Merged: one account over all history.',
    ],
    ...Object.entries(closings).map(([month, words]): [string, string, string] => [
      `Month ${month}`,
      words,
      'As closed: its figures are those that were signed off. Restated: later corrections changed them.',
    ]),
  ];
}
