/** How fresh the figures are, and whether they add up, in words: shown on every page. */
import { parseDay } from '@/lib/domain/day';
import { dayText } from './format';

export interface FreshnessInput {
  is_sample: boolean;
  data_through: string | null;
  data_through_source: string | null;
  ledger_adds_up: boolean | null;
}

export interface Freshness {
  through: string;
  /** Where the data comes from that ends there. */
  source: string | null;
  /** How old it is, once it is older than a monthly export would be. */
  stale: string | null;
  sums: { holds: boolean; text: string } | null;
}

/** A month's export comes some days after its month: until then nothing is late. */
const LATE_AFTER_DAYS = 45;

function staleText(dataThrough: string, today: string): string | null {
  const from = parseDay(dataThrough);
  const to = parseDay(today);
  if (from === null || to === null || to - from <= LATE_AFTER_DAYS) return null;
  return `${to - from} days old`;
}

/** @param today a day as YYYY-MM-DD */
export function prepareFreshness(workspace: FreshnessInput | null, today: string): Freshness {
  if (!workspace || workspace.data_through === null) {
    return { through: 'No data yet', source: null, stale: null, sums: null };
  }
  const { data_through, data_through_source, ledger_adds_up, is_sample } = workspace;
  return {
    through: `Data through ${dayText(data_through)}`,
    source: data_through_source,
    stale: is_sample ? null : staleText(data_through, today),
    sums:
      ledger_adds_up === null
        ? null
        : { holds: ledger_adds_up, text: ledger_adds_up ? 'Ledger adds up' : 'Ledger does not add up' },
  };
}
