/** The settings in force, what they hang on, and every value they have had. */
import { balancesOn } from '@/lib/domain/balances';
import { type StageName, stageNames } from '@/lib/domain/benchmarks/stages';
import { type Day, parseDay } from '@/lib/domain/day';
import { fiscalYearOf } from '@/lib/domain/grid';
import type { SalesAssist } from '@/lib/domain/plan-owner';
import { planRatesOn } from '@/lib/domain/plan-rates';
import type { UsagePolicy } from '@/lib/domain/settings';
import type { StandingTarget } from '@/lib/domain/standing-targets';
import { settingHistory } from '@/lib/store/setting-history';
import { DEFAULTS, readSettings, type WorkspaceSettings } from '@/lib/store/settings';
import { stageInForce } from './benchmarks-report';
import { type LedgerReader, type LedgerView, loadLedgerView } from './ledger-view';
import { throughOf } from './selection';
import { sourcesThrough } from './sources-through';

/** JSON of the settings, by the names that command line and API know them by. */
export interface SettingsJson {
  currency: string;
  /** Days. */
  grace: number;
  usage_policy: UsagePolicy;
  history_from: Day | null;
  gross_margin: number | null;
  plan_rates: Readonly<Record<string, string>>;
  plan_rates_by_year: Readonly<Record<string, Readonly<Record<string, string>>>>;
  fiscal_year_start: number;
  time_zone: string | null;
  stage: StageName | null;
  /** What is known to come before an expansion; null: not stated. */
  expansion_trigger: string | null;
  data_through_by_source: Readonly<Record<string, Day>>;
  targets: readonly StandingTarget[];
  /** From which amount of ARR on, in major units, a plan is for sales assist. */
  sales_assist: SalesAssist;
}

const NAMES = {
  currency: 'currency',
  graceDays: 'grace',
  usagePolicy: 'usage_policy',
  historyFrom: 'history_from',
  grossMargin: 'gross_margin',
  planRates: 'plan_rates',
  planRatesByYear: 'plan_rates_by_year',
  fiscalYearStart: 'fiscal_year_start',
  timeZone: 'time_zone',
  stage: 'stage',
  expansionTrigger: 'expansion_trigger',
  dataThroughBySource: 'data_through_by_source',
  targets: 'targets',
  salesAssist: 'sales_assist',
} as const satisfies Readonly<Record<keyof WorkspaceSettings, keyof SettingsJson>>;

const keys = Object.keys(NAMES) as (keyof WorkspaceSettings)[];

export type SettingName = keyof SettingsJson;

/** The name that a setting is known by outside of the store. */
export const settingName = (key: string): string =>
  Object.hasOwn(NAMES, key) ? NAMES[key as keyof WorkspaceSettings] : key;

export const settingsJson = (settings: WorkspaceSettings): SettingsJson =>
  Object.fromEntries(keys.map((key) => [NAMES[key], settings[key]])) as unknown as SettingsJson;

/** What a request states; what it leaves out is left out. */
export const settingsOfJson = (json: Partial<SettingsJson>): Partial<WorkspaceSettings> =>
  Object.fromEntries(
    keys.flatMap((key) => (json[NAMES[key]] === undefined ? [] : [[key, json[NAMES[key]]]])),
  ) as Partial<WorkspaceSettings>;

export interface SettingsReport {
  ledger_version: number;
  data_through: Day | null;
  settings: SettingsJson;
  /** What holds where nothing is stated. */
  defaults: SettingsJson;
  sources: { key: string; kind: string; imported: Day; day: Day; holds_back: boolean }[];
  /** Currencies that active accounts are billed in; ARR in the reporting one. */
  currencies: { currency: string; accounts: number; arr: number; rate: string | null }[];
  /** The fiscal year that data-through lies in: its rates are in force. Null while the ledger is empty. */
  fiscal_year: number | null;
  stage_by_arr: StageName | null;
  stages: readonly StageName[];
  history: {
    name: SettingName;
    value: unknown;
    version: number;
    recorded_at: string;
    by: string | null;
    import_file: string | null;
    is_withdrawn: boolean;
  }[];
}

/** `view`: the ledger as it is now. */
export async function settingsReport(reader: LedgerReader, view: LedgerView): Promise<SettingsReport> {
  const { db, principal, workspaceId } = reader;
  const stored = await readSettings(db, principal, workspaceId);
  const sources = await sourcesThrough(reader, stored);
  const history = await settingHistory(db, principal, workspaceId);
  return {
    ledger_version: view.version,
    data_through: view.dataThrough,
    settings: settingsJson(stored),
    defaults: settingsJson(DEFAULTS),
    sources: sources.map(({ key, kind, imported, day }) => ({
      key,
      kind,
      imported,
      day,
      holds_back: sources.length > 1 && day === view.dataThrough,
    })),
    currencies: currenciesOf(view, stored),
    fiscal_year:
      view.dataThrough === null ? null : fiscalYearOf(parseDay(view.dataThrough) ?? 0, stored.fiscalYearStart),
    stage_by_arr: stageByArr(view),
    stages: stageNames,
    history: history
      .filter(({ key }) => Object.hasOwn(NAMES, key))
      .map(({ key, value, version, recordedAt, by, importFile, isWithdrawn }) => ({
        name: NAMES[key],
        value,
        version,
        recorded_at: recordedAt.toISOString(),
        by,
        import_file: importFile,
        is_withdrawn: isWithdrawn,
      })),
  };
}

export const settingsNow = async (reader: LedgerReader): Promise<SettingsReport> =>
  settingsReport(reader, await loadLedgerView(reader));

function currenciesOf(view: LedgerView, stored: WorkspaceSettings): SettingsReport['currencies'] {
  const { facts, dataThrough } = view;
  if (!facts || dataThrough === null) return [];
  const attribute = facts.attributes.find(({ slug, isComputed }) => slug === 'currency' && isComputed);
  if (!attribute) return [];
  const rates = planRatesOn(dataThrough, stored.planRates, stored.planRatesByYear, stored.fiscalYearStart);
  const { codes, values } = attribute;
  const sums = new Map<string, { accounts: number; arr: number }>();
  for (const [account, balance] of balancesOn(facts, throughOf(view)).entries()) {
    if (balance === 0) continue;
    const currency = values[codes[account] ?? -1] ?? view.currency;
    const sum = sums.get(currency) ?? { accounts: 0, arr: 0 };
    sums.set(currency, { accounts: sum.accounts + 1, arr: sum.arr + balance });
  }
  return [...sums]
    .map(([currency, sum]) => ({
      currency,
      ...sum,
      rate: currency === view.currency ? null : (rates[currency] ?? null),
    }))
    .sort((a, b) => b.arr - a.arr || (a.currency < b.currency ? -1 : 1));
}

function stageByArr(view: LedgerView): StageName | null {
  const { facts, basis } = view;
  if (!facts || !basis) return null;
  const arr = balancesOn(facts, throughOf(view)).reduce((sum, balance) => sum + balance, 0);
  return stageInForce(view, basis.settings.planRates, arr).byArr.name;
}
