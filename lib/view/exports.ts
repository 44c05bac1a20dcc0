/** What a page can be taken along as, in words. */
import { periodWords } from './question';

export interface WorkbookChoice {
  label: string;
  /** Of every month of the ledger, whichever the page shows. */
  isWhole: boolean;
  hidesNames: boolean;
}

/** `period`: as the page's address has it. */
export function workbookChoices(period: string): WorkbookChoice[] {
  const shown = { label: periodWords(period), isWhole: false, hidesNames: false };
  return [
    { label: 'Every month', isWhole: true, hidesNames: false },
    ...(period === 'all' ? [] : [shown]),
    { label: 'Every month, names hidden', isWhole: true, hidesNames: true },
  ];
}

/** The reports that a question is asked of most, as files. */
export const exportedReports = [
  { report: 'movements', label: 'Movements', hasMonths: true },
  { report: 'retention', label: 'Retention', hasMonths: true },
  { report: 'expansion', label: 'Expansion', hasMonths: true },
  { report: 'cohorts', label: 'Cohorts', hasMonths: false },
  { report: 'accounts', label: 'Accounts', hasMonths: true },
] as const;
