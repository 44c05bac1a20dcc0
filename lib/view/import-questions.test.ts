import { describe, expect, it } from 'vitest';
import { noChoices } from './import-choices';
import { answered, prepareQuestions, withAnswer } from './import-questions';

const options = [
  { value: 'dmy', meaning: 'day, month, year' },
  { value: 'mdy', meaning: 'month, day, year' },
];

describe('conventions', () => {
  it('are asked once for all the columns they hold for', () => {
    const questions = prepareQuestions([
      { code: 'dates', column: 'Start', example: '03/04/25', options },
      { code: 'decimal', column: 'Amount', example: '1,234', options: [] },
      { code: 'dates', column: 'End', example: '01/02/25', options },
    ]);
    expect(questions.map((question) => question.text)).toEqual([
      'What does 03/04/25 mean in Start and End?',
      'What does 1,234 mean in Amount?',
    ]);
  });

  it('are asked with what the example would mean', () => {
    const meanings = (code: 'dates' | 'decimal', example: string, values: string[]) =>
      prepareQuestions([
        { code, column: 'c', example, options: values.map((value) => ({ value, meaning: 'as said' })) },
      ])[0]?.options.map((option) => option.meaning);
    expect(meanings('dates', '03/04/25', ['dmy', 'mdy'])).toEqual(['3 April 2025', '4 March 2025']);
    expect(meanings('dates', '3.4.2025 10:00', ['dmy', 'mdy'])).toEqual(['3 April 2025', '4 March 2025']);
    expect(meanings('dates', 'soon', ['dmy'])).toEqual(['as said']);
    expect(meanings('decimal', '1,234', ['.', ','])).toEqual(['1234.00', '1.234']);
    expect(meanings('decimal', '€ 1.234', ['.', ','])).toEqual(['1.234', '1234.00']);
    expect(meanings('decimal', 'n/a', ['.'])).toEqual(['as said']);
  });

  it('are kept when answered, and only if it is an answer', () => {
    expect(withAnswer(noChoices, 'dates', 'dmy').dates).toBe('dmy');
    expect(withAnswer(noChoices, 'decimal', ',').decimal).toBe(',');
    expect(withAnswer(noChoices, 'decimal', 'dmy')).toEqual(noChoices);
    expect(withAnswer({ ...noChoices, dates: 'mdy' }, 'dates', null).dates).toBeNull();
  });

  it('can be asked again once answered', () => {
    expect(answered({ dates: 'dmy', decimal: null, endDay: null })).toEqual([
      { code: 'dates', text: 'Dates: the day comes first' },
    ]);
    expect(answered({ dates: null, decimal: ',', endDay: null })).toHaveLength(1);
    expect(answered({ dates: null, decimal: null, endDay: null })).toEqual([]);
  });
});
