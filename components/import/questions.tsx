'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { Answer, QuestionCode, QuestionModel } from '@/lib/view/import-questions';

interface QuestionsProps {
  questions: readonly QuestionModel[];
  answers: readonly Answer[];
  disabled: boolean;
  onAnswer(code: QuestionCode, value: string | null): void;
}

/** What no cell of the file decides, asked with an example from it. */
export function Questions({ questions, answers, disabled, onAnswer }: QuestionsProps) {
  const place = useRef<HTMLDivElement>(null);
  const left = questions.length;
  const before = useRef(left);
  useEffect(() => {
    // A question goes with its answer, and the focus with it: on to the next one, or to what takes the answer back.
    if (left < before.current && document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>('input, button')?.focus();
    before.current = left;
  }, [left]);
  if (questions.length === 0 && answers.length === 0) return null;
  return (
    <div ref={place} className="grid gap-3">
      {questions.map((question) => (
        <fieldset key={question.code} disabled={disabled} className="rounded-md bg-caution-wash px-4 py-3">
          <legend className="float-left w-full font-semibold text-ink">{question.text}</legend>
          <p className="clear-both text-ink-2">{question.why}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {question.options.map((option) => (
              <label
                key={option.value}
                className="flex min-h-(--control) cursor-pointer items-center gap-2 rounded-sm border border-line-strong bg-surface px-3 font-medium text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:min-h-(--control-touch)"
              >
                <input
                  type="radio"
                  name={`convention-${question.code}`}
                  className="accent-accent outline-none"
                  onChange={() => onAnswer(question.code, option.value)}
                />
                {option.meaning}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {answers.map((answer) => (
        <p key={answer.code} className="flex flex-wrap items-center gap-x-3 text-ink-2">
          {answer.text}
          <Button variant="quiet" disabled={disabled} onClick={() => onAnswer(answer.code, null)}>
            Ask again
          </Button>
        </p>
      ))}
    </div>
  );
}
