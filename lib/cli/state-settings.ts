/** Settings on the command line: listed, stated, tried out, and what they have been. */
import type { Standing } from '@/lib/domain/report';
import { type SettingsEffect, settingsWithEffect } from '@/lib/reports/settings-effect';
import { settingsJson, settingsNow } from '@/lib/reports/settings-report';
import { readSettings, type WorkspaceSettings, writeSettings } from '@/lib/store/settings';
import { formatExactMoney, percent } from '@/lib/view/format';
import { valueWords } from '@/lib/view/settings';
import { log, printJson, printTable } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

function printSettings(settings: WorkspaceSettings): void {
  const { planRates, planRatesByYear, dataThroughBySource, targets } = settings;
  printTable(
    ['setting', 'value'],
    [
      ['currency', settings.currency],
      ['fiscal-year', `begins with month ${settings.fiscalYearStart}`],
      ['time-zone', settings.timeZone ?? 'this machine’s'],
      ['stage', settings.stage ?? 'by ARR'],
      ['grace', `${settings.graceDays} days`],
      ['usage-policy', settings.usagePolicy],
      ['history-from', settings.historyFrom],
      ['gross-margin', settings.grossMargin === null ? null : String(settings.grossMargin)],
      ...Object.entries(planRates).map(([currency, rate]) => [`plan-rate ${currency}`, rate]),
      ...Object.entries(planRatesByYear).flatMap(([currency, rates]) =>
        Object.entries(rates).map(([year, rate]) => [`plan-rate ${currency} ${year}`, rate]),
      ),
      ...Object.entries(dataThroughBySource).map(([source, day]) => [`data-through ${source}`, day]),
      ...targets.map(({ metric, from, until, value }) => [
        `target ${metric}`,
        `${value}, ${until === null ? `from ${from} on` : `${from} to ${until}`}`,
      ]),
    ],
  );
}

/** Who stated which value when; each can be stated again. */
export async function history(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const stated = (await settingsNow(reader)).history;
    if (options.json) return printJson({ history: stated });
    printTable(
      ['when', 'setting', 'value', 'by'],
      stated.map(({ recorded_at, name, value, by, import_file, is_withdrawn }) => [
        recorded_at.slice(0, 16).replace('T', ' '),
        name,
        valueWords(name, value),
        `${import_file ?? by ?? ''}${is_withdrawn ? ' (withdrawn)' : ''}`,
      ]),
    );
  });
}

/** What a change of settings is, told by those in force. */
export type Change = (stored: WorkspaceSettings) => Partial<WorkspaceSettings>;

export interface SettingOptions extends GlobalOptions {
  dryRun?: boolean;
}

/** Lists the settings, or changes some of them; as a dry run, tells what that would do to the figures. */
export async function settings(options: SettingOptions, change: Change | null): Promise<void> {
  await withWorkspace(options, async ({ db, workspaceId }, _workspace, store) => {
    const stored = await readSettings(db, principal, workspaceId);
    if (change !== null && options.dryRun === true) {
      const effect = await settingsWithEffect(store, principal, workspaceId, change(stored), { dryRun: true });
      return options.json ? printJson(effect) : printEffect(effect);
    }
    if (change !== null) await writeSettings(db, principal, workspaceId, change(stored));
    const now = await readSettings(db, principal, workspaceId);
    if (options.json) return printJson(settingsJson(now));
    if (change === null) return printSettings(now);
    log('Written. Reports as of a past day keep what was in force then.');
  });
}

function printEffect({ currency, before, after }: SettingsEffect): void {
  const row = (name: string, standing: Standing | null) => [
    name,
    standing?.data_through ?? null,
    standing && formatExactMoney(standing.arr, currency),
    percent(standing?.nrr ?? null),
    percent(standing?.grr ?? null),
  ];
  printTable(['', 'data through', 'ARR', 'NRR', 'GRR'], [row('now', before), row('then', after)]);
  log('Nothing was changed (dry run).');
}
