/** What the page shows of a file before it is imported: the analysis as the API carries it. */
import { type Day, formatDay, lastDayOf, parseMonth } from '@/lib/domain/day';
import type { Analysis, Question } from '@/lib/ingest/analyse';
import { fieldsOf } from '@/lib/ingest/field-meanings';
import { dataThroughOf, type Kind, kinds } from '@/lib/ingest/fields';
import { canBeComplete } from './complete';

const ORDER_WORDS: Record<string, string> = { dmy: 'day, month, year', mdy: 'month, day, year' };

const isImportable = (kind: string): kind is Kind => kinds.some((known) => known === kind);

/** Each way of reading the example, told by what it would be. */
function optionsOf({ about, choices, example }: Question): { value: string; meaning: string }[] {
  return choices.map((value) => {
    if (about === 'end_day') {
      const meaning =
        value === 'last' ? `${example} is the last day with the service` : `${example} is the first day without it`;
      return { value, meaning };
    }
    if (about === 'dates') return { value, meaning: `${example} is ${ORDER_WORDS[value] ?? value}` };
    return {
      value,
      meaning: value === '.' ? 'the point marks decimals, as in 1,234.50' : 'the comma marks decimals, as in 1.234,50',
    };
  });
}

/** A sheet with a column for each month is complete to the end of the last; null: only the rows can tell. */
function dataThroughHint({ months }: Analysis): Day | null {
  const last = parseMonth(months.at(-1) ?? '');
  return last === null ? null : formatDay(lastDayOf(last));
}

const isDayNeeded = (kind: Kind | null, isFirst: boolean): boolean =>
  dataThroughOf(kind) === 'always' || (dataThroughOf(kind) === 'first' && isFirst);

/** What the workspace and the request add to an analysis. */
export interface PreviewStage<Choices> {
  uploadId: string;
  needsDataThrough: boolean;
  suggestedCurrency: string | null;
  /** As they were asked for, or remembered. */
  choices: Choices;
  /** What was chosen last for these columns and is used; null: nothing. */
  remembered: Remembered | null;
}

export interface Remembered {
  key: string;
  chosenAt: Date;
  /** It says what the end date means. */
  saysEndDay: boolean;
}

const rememberedOf = (remembered: Remembered | null) =>
  remembered === null ? null : { key: remembered.key, chosen_at: remembered.chosenAt.toISOString() };

function endDayOf({ endDay }: Analysis, remembered: Remembered | null) {
  if (endDay === null) return null;
  const { header, value, example, decidedBy } = endDay;
  const isRemembered = decidedBy === 'stated' && remembered?.saysEndDay === true;
  const by: 'stated' | 'file' | 'remembered' | null = isRemembered ? 'remembered' : decidedBy;
  return { column: header, value, example, decided_by: by };
}

/** Snake case, as it travels; `stage` is what the workspace adds to it. */
export function previewOf<Choices>(analysis: Analysis, stage: PreviewStage<Choices>) {
  const { kind } = analysis;
  return {
    upload_id: stage.uploadId,
    file: analysis.fileName,
    bytes: analysis.bytes,
    kind,
    confidence: analysis.confidence,
    kinds: analysis.kinds.flatMap((ranked) =>
      isImportable(ranked.kind) ? [{ kind: ranked.kind, confidence: ranked.confidence }] : [],
    ),
    encoding: analysis.encoding,
    delimiter: analysis.delimiter,
    columns: analysis.columns.map((column) => ({
      header: column.header,
      index: column.index,
      field: column.field ?? (column.month === null ? null : 'month'),
      confidence: column.confidence,
      samples: column.samples,
      decimal: column.convention.decimal ?? null,
      dates: column.convention.dates ?? null,
      undecided: column.undecided,
    })),
    fields: kind === null ? [] : fieldsOf(kind),
    rows: analysis.sampleRows.map((row) => row.cells),
    row_numbers: analysis.sampleRows.map(({ row }) => row),
    row_count: analysis.rowCount,
    problems: [...analysis.problems, ...analysis.notices],
    questions: analysis.questions.map((question) => ({
      code: question.about,
      column: question.header,
      example: question.example,
      options: optionsOf(question),
    })),
    end_day: endDayOf(analysis, stage.remembered),
    remembered: rememberedOf(stage.remembered),
    choices: stage.choices,
    can_be_complete: kind !== null && canBeComplete(kind),
    needs_data_through: isDayNeeded(kind, stage.needsDataThrough),
    data_through_hint: dataThroughHint(analysis),
    currency_choice: stage.suggestedCurrency === null ? null : { suggested: stage.suggestedCurrency },
  };
}
