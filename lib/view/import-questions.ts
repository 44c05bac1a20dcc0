/** The conventions a file leaves open, each asked once with an example from the file, and what was answered. */
import type { Choices } from './import-choices';
import { joined } from './import-columns';

export interface QuestionInput {
  code: 'decimal' | 'dates';
  column: string;
  example: string;
  options: readonly { value: string; meaning: string }[];
}

export interface QuestionModel {
  code: 'decimal' | 'dates';
  /** "What does 03/04/25 mean in Start and End?" */
  text: string;
  example: string;
  options: readonly { value: string; meaning: string }[];
}

/** One question a convention: the answer holds for all its columns, never for single cells. */
export function prepareQuestions(questions: readonly QuestionInput[]): QuestionModel[] {
  const codes = [...new Set(questions.map((question) => question.code))];
  return codes.flatMap((code) => {
    const same = questions.filter((question) => question.code === code);
    const first = same[0];
    if (!first) return [];
    const columns = joined([...new Set(same.map((question) => question.column))]);
    return [
      { code, text: `What does ${first.example} mean in ${columns}?`, example: first.example, options: first.options },
    ];
  });
}

export interface Answer {
  code: 'decimal' | 'dates';
  text: string;
}

const answers = {
  '.': 'Numbers: 1,234 is one thousand two hundred and thirty-four',
  ',': 'Numbers: 1,234 is a little more than one',
  dmy: 'Dates: the day comes first',
  mdy: 'Dates: the month comes first',
} as const;

/** What was answered, so that it can be asked again. */
export function answered(choices: { decimal: '.' | ',' | null; dates: 'dmy' | 'mdy' | null }): Answer[] {
  const given: Answer[] = [];
  if (choices.dates !== null) given.push({ code: 'dates', text: answers[choices.dates] });
  if (choices.decimal !== null) given.push({ code: 'decimal', text: answers[choices.decimal] });
  return given;
}

/** The choices once a convention is answered; null asks it again. A value that is no answer changes nothing. */
export function withAnswer(choices: Choices, code: 'decimal' | 'dates', value: string | null): Choices {
  if (value === null) return { ...choices, [code]: null };
  if (code === 'decimal' && (value === '.' || value === ',')) return { ...choices, decimal: value };
  if (code === 'dates' && (value === 'dmy' || value === 'mdy')) return { ...choices, dates: value };
  return choices;
}
