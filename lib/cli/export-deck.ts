/** `ratchet export deck|pdf`: the slides of a template, or a deck that is kept, as a presentation or as a PDF. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { deckChoice } from '@/lib/api/contract/decks';
import { deckOf } from '@/lib/export/deck';
import { deckContext } from '@/lib/export/deck-context';
import { logoOf } from '@/lib/export/logo';
import { render } from '@/lib/export/renderers';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError, type ReportQuery } from '@/lib/reports/query';
import { readDeck } from '@/lib/store/decks';
import type { Workspace } from '@/lib/store/workspaces';
import { type DeckChoice, type DeckModel, deckTemplates, withoutEmptySlides } from '@/lib/view/deck/deck';
import { deckPeriod } from '@/lib/view/deck/period';
import { templateDeck } from '@/lib/view/deck/templates';
import { CommandFailure, log, printJson, UsageError } from './output';
import { type QuestionOptions, questionOf, whereOption } from './question';
import { type GlobalOptions, principal, withWorkspace } from './session';

type Format = 'pptx' | 'pdf';

interface DeckOptions extends GlobalOptions, QuestionOptions {
  template?: string;
  deck?: string;
  period?: string;
  out?: string;
  hideNames?: boolean;
  bands?: boolean;
  accent?: string;
  logo?: string;
}

const LOGO_TYPES: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg' };

async function logoAddress(file: string): Promise<string> {
  const type = LOGO_TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!type) throw new UsageError(`--logo: expected a PNG or JPEG file, found "${file}"`);
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CommandFailure(`the logo could not be read: ${error.message}`);
  });
  const address = `data:image/${type};base64,${bytes.toString('base64')}`;
  if (logoOf(address) === null) throw new UsageError(`--logo: "${file}" is no PNG or JPEG picture`);
  return address;
}

/** What slides ask beside their own question, as an address has it. */
function searchOf(options: DeckOptions): string {
  const search = new URLSearchParams(options.where.map((filter) => ['where', filter]));
  const { asOf, fx, rollUp, attrAt } = options;
  for (const [name, value] of Object.entries({ as_of: asOf, fx, roll_up: rollUp, attr_at: attrAt }))
    if (value !== undefined) search.set(name, value);
  return search.toString();
}

async function keptDeck({ db, workspaceId }: LedgerReader, number: string): Promise<DeckChoice> {
  const deck = /^\d{1,9}$/.test(number) ? await readDeck(db, principal, workspaceId, Number(number)) : null;
  if (!deck) throw new UsageError(`--deck: there is no deck ${number}`);
  const { name, template, choice } = deck;
  return deckChoice.parse({ name, template, ...choice });
}

async function choiceOf(reader: LedgerReader, options: DeckOptions): Promise<DeckChoice> {
  const template = deckTemplates.find((name) => name === (options.template ?? 'board'));
  if (!template) throw new UsageError(`--template: expected ${deckTemplates.join(', ')}, found "${options.template}"`);
  const base = options.deck === undefined ? templateDeck(template) : await keptDeck(reader, options.deck);
  const search = searchOf(options);
  const { accent = base.accent, period = base.period } = options;
  if (accent !== null && !/^#?[0-9a-f]{6}$/i.test(accent))
    throw new UsageError(`--accent: expected six hexadecimal digits such as 0a6b45, found "${accent}"`);
  return {
    ...base,
    period,
    slides: search === '' ? base.slides : base.slides.map((slide) => ({ ...slide, search })),
    accent: accent?.replace('#', '') ?? null,
    logo: options.logo === undefined ? base.logo : await logoAddress(options.logo),
    hideNames: options.hideNames ?? base.hideNames,
    bands: options.bands ?? base.bands,
  };
}

async function modelOf(
  reader: LedgerReader,
  workspace: Workspace,
  choice: DeckChoice,
  query: ReportQuery,
): Promise<DeckModel> {
  const view = await loadLedgerView(reader, query, true);
  if (view.facts === null) throw new CommandFailure('there are no data to make slides of: import a file first');
  if (choice.period !== null && deckPeriod(choice.period, view.dataThrough, view.facts.yearStart) === null)
    throw new UsageError(
      `--period: expected a month such as 2026-10 or a quarter such as 2026-Q3, found "${choice.period}"`,
    );
  const place = {
    reader,
    view,
    company: workspace.name,
    viewOf: async (asked: Parameters<typeof loadLedgerView>[1]) => {
      const isSame = asked?.asOf === query.asOf && asked.fx === query.fx && asked.rollUp === query.rollUp;
      const { dataThrough, graceDays, asOfClock } = query;
      return isSame ? view : loadLedgerView(reader, { ...(asked ?? query), dataThrough, graceDays, asOfClock }, true);
    },
  };
  return deckOf(view, await deckContext(place, choice), choice);
}

async function exportDeck(format: Format, options: DeckOptions): Promise<void> {
  const { out } = options;
  if (out === undefined) throw new UsageError(`--out FILE: name the file to write, such as q3.${format}`);
  try {
    const query = questionOf(options);
    await withWorkspace(options, async (reader, workspace) => {
      const choice = await choiceOf(reader, options);
      const drawn = await modelOf(reader, workspace, choice, query);
      const model = withoutEmptySlides(drawn);
      const left = drawn.slides.filter(({ id }) => !model.slides.some((slide) => slide.id === id));
      const bytes = await render(format, model);
      await writeFile(out, bytes).catch((error: Error) => {
        throw new CommandFailure(`${out} could not be written: ${error.message}`);
      });
      if (options.json) printJson({ file: out, bytes: bytes.length, slides: model.slides.length });
      else {
        log(`Written: ${out}, ${model.slides.length} slides, ${(bytes.length / 1024).toFixed(0)} kB.`);
        for (const { title, empty } of left) log(`Left out: ${title}. ${empty ?? 'An earlier slide shows it.'}`);
      }
    });
  } catch (error) {
    throw error instanceof QueryError ? new UsageError(error.message) : error;
  }
}

/** `exports`: the command that all exports are words of. */
export function registerDeckExports(exports: Command): void {
  const kinds = [
    ['deck', 'pptx', 'slides as a PowerPoint presentation whose charts stay editable'],
    ['pdf', 'pdf', 'the same slides as a PDF'],
  ] as const;
  for (const [name, format, description] of kinds)
    exports
      .command(name)
      .description(description)
      .option('--out <file>', 'the file to write')
      .option('--template <template>', `${deckTemplates.join(', ')} (default board)`)
      .option('--deck <number>', 'a deck that is kept, instead of a template')
      .option('--period <period>', 'a month (2026-10) or a quarter (2026-Q3); default the last month that is over')
      .option('--hide-names', 'accounts are numbered by size')
      .option('--bands', 'intervals are shown')
      .option('--accent <colour>', 'six hexadecimal digits')
      .option('--logo <file>', 'a PNG or JPEG')
      .addOption(whereOption())
      .option('--fx <rates>', 'plan or rolling rates of other currencies')
      .option('--attr-at <time>', 'attributes as they are (current) or were where a window starts (start)')
      .option('--roll-up <level>', 'by account or by parent')
      .option('--as-of <day>', 'as it would have been said on that day')
      .option('--as-of-clock <clock>', 'by what was recorded (recorded) or stored here (appended) by then')
      .option('--data-through <day>', 'as if the data ended on that day')
      .option('--grace <days>', 'with another grace between invoices')
      .action((_: object, command: Command) => exportDeck(format, command.optsWithGlobals()));
}
