/** The conventions a file leaves open, each asked once with an example from the file, and what was answered. */
import { monthName } from './format';
import type { Choices, EndDay } from './import-choices';
import { joined } from './import-columns';

export type QuestionCode = 'decimal' | 'dates' | 'end_day';

export interface QuestionInput {
  code: QuestionCode;
  column: string;
  example: string;
  options: readonly { value: string; meaning: string }[];
}

export interface QuestionModel {
  code: QuestionCode;
  /** "What does 03/04/25 mean in Start and End?" */
  text: string;
  /** Why it is asked, and what the answer holds for. */
  why: string;
  options: readonly { value: string; meaning: string }[];
}

const NUMBERED = /^(\d{1,2})\D(\d{1,2})\D(\d{2}|\d{4})\b/;

/** '03/04/25' as it would be read: '3 April 2025' or '4 March 2025'; null where that is no date. */
function dateMeaning(example: string, order: string): string | null {
  const match = NUMBERED.exec(example.trim());
  if (!match) return null;
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [dayOfMonth, month] = order === 'dmy' ? [first, second] : [second, first];
  return `${dayOfMonth} ${monthName(`2000-${String(month).padStart(2, '0')}`)} ${year < 100 ? 2000 + year : year}`;
}

/** '1,234' as it would be read: '1234.00' where the point marks decimals, '1.234' where the comma does. */
function numberMeaning(example: string, decimal: string): string | null {
  const digits = example.replaceAll(/[^\d.,]/g, '');
  const plain = decimal === ',' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  const value = Number(plain);
  if (digits === '' || Number.isNaN(value)) return null;
  return Number.isInteger(value) ? `${value}.00` : plain;
}

const conventionWhy = 'No value of that column decides it, so you do. It holds for the whole file.';
const endDayWhy =
  'Nothing in the file decides it. Taken wrongly, every line ends a day early or late, and back-to-back lines leave a gap.';

const endDayMeanings: Readonly<Record<EndDay, string>> = {
  last: 'The last day with the service',
  first_without: 'The first day without it',
};

function endDayQuestion({ column, example, options }: QuestionInput): QuestionModel {
  return {
    code: 'end_day',
    text: `${example === '' ? 'A day' : example} in ${column}: is that the last day with the service, or the first without it?`,
    why: endDayWhy,
    options: options.map(({ value, meaning }) => ({
      value,
      meaning: isEndDay(value) ? endDayMeanings[value] : meaning,
    })),
  };
}

const isEndDay = (value: string): value is EndDay => Object.hasOwn(endDayMeanings, value);

/** '03/04/25' or '1,234' as each answer would read it. */
function meaningOf(code: 'decimal' | 'dates', example: string, value: string): string | null {
  return code === 'dates' ? dateMeaning(example, value) : numberMeaning(example, value);
}

/** One question a convention: the answer holds for all its columns, never for single cells. */
export function prepareQuestions(questions: readonly QuestionInput[]): QuestionModel[] {
  const codes = [...new Set(questions.map((question) => question.code))];
  return codes.flatMap((code) => {
    const same = questions.filter((question) => question.code === code);
    const first = same[0];
    if (!first) return [];
    if (code === 'end_day') return [endDayQuestion(first)];
    const columns = joined([...new Set(same.map((question) => question.column))]);
    return [
      {
        code,
        text: `What does ${first.example} mean in ${columns}?`,
        why: conventionWhy,
        options: first.options.map(({ value, meaning }) => ({
          value,
          meaning: meaningOf(code, first.example, value) ?? meaning,
        })),
      },
    ];
  });
}

export interface Answer {
  code: QuestionCode;
  text: string;
}

const answers = {
  '.': 'Numbers: 1,234 is one thousand two hundred and thirty-four',
  ',': 'Numbers: 1,234 is a little more than one',
  dmy: 'Dates: the day comes first',
  mdy: 'Dates: the month comes first',
  last: 'End dates: the last day with the service',
  first_without: 'End dates: the first day without the service',
} as const;

/** What was answered, so that it can be asked again. */
export function answered(choices: Pick<Choices, 'decimal' | 'dates' | 'endDay'>): Answer[] {
  const given: Answer[] = [];
  if (choices.dates !== null) given.push({ code: 'dates', text: answers[choices.dates] });
  if (choices.decimal !== null) given.push({ code: 'decimal', text: answers[choices.decimal] });
  if (choices.endDay !== null) given.push({ code: 'end_day', text: answers[choices.endDay] });
  return given;
}

/** The choices once a convention is answered; null asks it again. A value that is no answer changes nothing. */
export function withAnswer(choices: Choices, code: QuestionCode, value: string | null): Choices {
  if (value === null) return { ...choices, [code === 'end_day' ? 'endDay' : code]: null };
  if (code === 'end_day' && isEndDay(value)) return { ...choices, endDay: value };
  if (code === 'decimal' && (value === '.' || value === ',')) return { ...choices, decimal: value };
  if (code === 'dates' && (value === 'dmy' || value === 'mdy')) return { ...choices, dates: value };
  return choices;
}
