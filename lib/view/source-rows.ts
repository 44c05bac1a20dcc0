/** Sources of the ledger, and how far each is complete, in words. */
import { dayText } from './format';
import { kindLabel } from './import-words';

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
    name: kindLabel(kind),
    imported: dayText(imported),
    importedDay: imported,
    through: dayText(day),
    day,
    isByHand: day !== imported,
    holdsBack: holds_back,
  }));
