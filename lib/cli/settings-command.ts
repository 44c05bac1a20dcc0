/** `ratchet settings`: what the workspace has decided; every new value is dated, and the past keeps the old one. */
import { type Command, InvalidArgumentError } from 'commander';
import { parseDay } from '@/lib/domain/day';
import { currencyExponent, parseDecimal } from '@/lib/domain/money';
import type { WorkspaceSettings } from '@/lib/store/settings';
import { registerCompanySettings } from './company-settings';
import { history, settings } from './state-settings';

function shareOf(text: string): number | null {
  if (text === 'none') return null;
  const share = Number(text);
  if (text.trim() === '' || !(share > 0 && share <= 1))
    throw new InvalidArgumentError('expected a share above 0 up to 1, such as 0.8, or none');
  return share;
}

function daysOf(text: string): number {
  const days = Number(text);
  if (!/^\d+$/.test(text) || days > 366) throw new InvalidArgumentError('expected whole days from 0 to 366');
  return days;
}

function policyOf(text: string): WorkspaceSettings['usagePolicy'] {
  if (text !== 'last' && text !== 'mean3')
    throw new InvalidArgumentError('expected last (the last reported amount) or mean3 (the mean of three months)');
  return text;
}

function dayOrNone(text: string): string | null {
  if (text === 'none') return null;
  if (parseDay(text) === null) throw new InvalidArgumentError('expected a day as YYYY-MM-DD, or none');
  return text;
}

function yearOf(text: string): string {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('expected a year such as 2026');
  return text;
}

function currencyCode(text: string): string {
  const code = text.toUpperCase();
  if (currencyExponent(code) === null) throw new InvalidArgumentError('expected a currency of ISO 4217');
  return code;
}

function rateOf(text: string): string {
  const rate = parseDecimal(text);
  if (rate === null || rate.units <= 0n) throw new InvalidArgumentError('expected a rate above 0, such as 1.08');
  return text;
}

export function registerSettingsCommand(program: Command): void {
  const all = program
    .command('settings')
    .description('list the settings, or change one')
    .action((_: object, command: Command) => settings(command.optsWithGlobals(), null));
  const setting = (name: string, description: string) =>
    all.command(name).description(description).option('--dry-run', 'only tell the figures before and after');
  setting('gross-margin', 'share of revenue left after the cost of serving it, for payback')
    .argument('<share>', '0.8, or none', shareOf)
    .action((grossMargin: number | null, _: object, command: Command) =>
      settings(command.optsWithGlobals(), () => ({ grossMargin })),
    );
  setting('grace', 'longest gap between invoices that is no lapse')
    .argument('<days>', '0 to 366', daysOf)
    .action((graceDays: number, _: object, command: Command) =>
      settings(command.optsWithGlobals(), () => ({ graceDays })),
    );
  setting('usage-policy', 'what a metered line counts as')
    .argument('<policy>', 'last or mean3', policyOf)
    .action((usagePolicy: WorkspaceSettings['usagePolicy'], _: object, command: Command) =>
      settings(command.optsWithGlobals(), () => ({ usagePolicy })),
    );
  setting('history-from', 'accounts active on this day are the opening balance')
    .argument('<day>', 'YYYY-MM-DD, or none', dayOrNone)
    .action((historyFrom: string | null, _: object, command: Command) =>
      settings(command.optsWithGlobals(), () => ({ historyFrom })),
    );
  setting('plan-rate', 'units of the reporting currency for one unit of another, in constant currency')
    .argument('<currency>', 'such as EUR', currencyCode)
    .argument('<rate>', 'such as 1.08', rateOf)
    .option('--year <year>', 'the fiscal year that the rate is of', yearOf)
    .action((currency: string, rate: string, { year }: { year?: string }, command: Command) =>
      settings(command.optsWithGlobals(), ({ planRates, planRatesByYear }) =>
        year === undefined
          ? { planRates: { ...planRates, [currency]: rate } }
          : { planRatesByYear: { ...planRatesByYear, [currency]: { ...planRatesByYear[currency], [year]: rate } } },
      ),
    );
  registerCompanySettings(setting);
  all
    .command('history')
    .description('every value that a setting has had')
    .action((_: object, command: Command) => history(command.optsWithGlobals()));
}
