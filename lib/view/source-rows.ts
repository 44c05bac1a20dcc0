/** Sources of the ledger, and how far each is complete, in words. */
import { dayText } from './format';

const kindNames: Readonly<Record<string, string>> = {
  changes: 'Subscription changes',
  invoices: 'Invoice lines',
  mrr: 'MRR spreadsheet',
};

interface SourceOfSettings {
  key: string;
  kind: string;
  imported: string;
  day: string;
  holds_back: boolean;
}

export const sourceRows = (sources: readonly SourceOfSettings[]) =>
  sources.map(({ key, kind, imported, day, holds_back }) => ({
    key,
    name: kindNames[kind] ?? kind,
    imported: dayText(imported),
    importedDay: imported,
    through: dayText(day),
    day,
    isByHand: day !== imported,
    holdsBack: holds_back,
  }));
