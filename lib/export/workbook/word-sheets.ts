/** The sheets of words: what each figure means, and with what they were made. */
import { catalogue } from '@/lib/domain/catalogue';
import type { Metric } from '@/lib/domain/catalogue/metric';
import type { WorkbookInput } from './input';
import type { Table, TableCell } from './table';

const metrics: readonly Metric[] = catalogue;

export function definitionsTable(): Table {
  return {
    name: 'Definitions',
    title: 'Definitions',
    notes: ['Every figure by its name, as the pages, the API and this workbook use it.'],
    columns: [
      { name: 'Figure', unit: 'text', width: 30, wrap: true },
      { name: 'Unit', unit: 'text', width: 10, wrap: true },
      { name: 'What it is', unit: 'text', width: 80, wrap: true },
      { name: 'What else to know', unit: 'text', width: 80, wrap: true },
      { name: 'May be summed over', unit: 'text', width: 20, wrap: true },
    ],
    fixed: 1,
    length: metrics.length,
    rows: metrics.map(({ name, unit, formula, note, additive }): TableCell[] => [name, unit, formula, note, additive]),
  };
}

export function settingsTable(settings: WorkbookInput['settings']): Table {
  return {
    name: 'Settings',
    title: 'Settings and ledger version',
    notes: [
      'What the figures of this workbook were made with. The same question with the same version gives the same workbook.',
    ],
    columns: [
      { name: 'Setting', unit: 'text', width: 30, wrap: true },
      { name: 'Value', unit: 'text', width: 44, wrap: true },
      { name: 'What it does', unit: 'text', width: 90, wrap: true },
    ],
    fixed: 1,
    length: settings.length,
    rows: settings,
  };
}
