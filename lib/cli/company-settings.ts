/** `ratchet settings`: where the company stands in time and size, and what it means to reach. */
import { type Command, InvalidArgumentError } from 'commander';
import { type StageName, stageNames } from '@/lib/domain/benchmarks/stages';
import { type Day, type Month, parseDay, parseMonth } from '@/lib/domain/day';
import { parseDecimal } from '@/lib/domain/money';
import { withTarget } from '@/lib/domain/standing-targets';
import { targetMetric } from '@/lib/domain/target-metric';
import { isTimeZone } from '@/lib/reports/today';
import type { WorkspaceSettings } from '@/lib/store/settings';
import { UsageError } from './output';
import { settings } from './state-settings';

function startMonth(text: string): number {
  const month = Number(text);
  if (!/^\d{1,2}$/.test(text) || month < 1 || month > 12)
    throw new InvalidArgumentError('expected a month from 1 to 12');
  return month;
}

function zoneOf(text: string): string | null {
  if (text === 'none') return null;
  if (!isTimeZone(text)) throw new InvalidArgumentError('expected a time zone such as Europe/Berlin, or none');
  return text;
}

function stageOf(text: string): StageName | null {
  if (text === 'none') return null;
  const stage = stageNames.find((name) => name === text);
  if (stage === undefined) throw new InvalidArgumentError(`expected ${stageNames.join(', ')}, or none: by ARR`);
  return stage;
}

function dayOf(text: string): Day {
  if (parseDay(text) === null) throw new InvalidArgumentError('expected a day as YYYY-MM-DD');
  return text;
}

function monthOf(text: string): Month {
  if (parseMonth(text) === null) throw new InvalidArgumentError('expected a month as YYYY-MM');
  return text;
}

function targetChange(metric: string, value: string, from: Month) {
  const known = targetMetric(metric);
  if (known === null) throw new UsageError(`there is no metric "${metric}"`);
  const figure = value === 'none' ? null : value;
  const isFigure =
    figure === null || (parseDecimal(figure) !== null && Number(figure) >= known.low && Number(figure) <= known.high);
  if (!isFigure)
    throw new UsageError('expected a ratio such as 1.1, an amount in whole units of money, or none to end it');
  return ({ targets }: WorkspaceSettings) => ({ targets: withTarget(targets, known.name, from, figure) });
}

/** `setting` makes a command of one setting. */
export function registerCompanySettings(setting: (name: string, description: string) => Command): void {
  setting('fiscal-year', 'the month that fiscal years begin with')
    .argument('<month>', '1 to 12', startMonth)
    .action((fiscalYearStart: number, _: object, command: Command) =>
      settings(command.optsWithGlobals(), () => ({ fiscalYearStart })),
    );
  setting('time-zone', 'which day is today')
    .argument('<zone>', 'such as Europe/Berlin, or none: this machine’s', zoneOf)
    .action((timeZone: string | null, _: object, command: Command) =>
      settings(command.optsWithGlobals(), () => ({ timeZone })),
    );
  setting('stage', 'of the company, for benchmarks')
    .argument('<stage>', `${stageNames.join(', ')}, or none: by ARR`, stageOf)
    .action((stage: StageName | null, _: object, command: Command) =>
      settings(command.optsWithGlobals(), () => ({ stage })),
    );
  setting('expansion-trigger', 'what is known to come before an expansion, for readiness')
    .argument('<words>', 'such as "80 % of the seats in use", or none')
    .action((words: string, _: object, command: Command) =>
      settings(command.optsWithGlobals(), () => ({ expansionTrigger: words === 'none' ? null : words })),
    );
  setting('data-through', 'how far a source is known to be complete, where that is later than its imports say')
    .argument('<source>', 'such as files/changes')
    .argument('<day>', 'YYYY-MM-DD', dayOf)
    .action((source: string, day: Day, _: object, command: Command) =>
      settings(command.optsWithGlobals(), ({ dataThroughBySource }) => ({
        dataThroughBySource: { ...dataThroughBySource, [source]: day },
      })),
    );
  setting('target', 'of a metric, from a month on')
    .argument('<metric>', 'such as nrr_12m')
    .argument('<value>', '1.1, an amount, or none to end it')
    .argument('<from>', 'YYYY-MM', monthOf)
    .action((metric: string, value: string, from: Month, _: object, command: Command) =>
      settings(command.optsWithGlobals(), targetChange(metric, value, from)),
    );
}
