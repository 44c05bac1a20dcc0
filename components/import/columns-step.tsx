'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Preview } from '@/lib/api/contract';
import { type Choices, withField } from '@/lib/view/import-choices';
import { type ColumnsModel, joined, otherProblems } from '@/lib/view/import-columns';
import { nameParts } from '@/lib/view/import-file-rows';
import { splitLimits } from '@/lib/view/import-limits';
import { endingNote } from '@/lib/view/import-options';
import { answered, prepareQuestions, withAnswer } from '@/lib/view/import-questions';
import { rememberedWords } from '@/lib/view/import-remembered';
import { confidenceWord, kindWords } from '@/lib/view/import-words';
import { CannotKnow } from './cannot-know';
import { ColumnsTable } from './columns-table';
import { CompleteField } from './complete-field';
import { ProblemsTable } from './problems-table';
import { Questions } from './questions';
import { Step } from './step';

interface ColumnsStepProps {
  preview: Preview;
  model: ColumnsModel;
  choices: Choices;
  /** There are other files: this one is told by its name. */
  several: boolean;
  /** A newer preview is on its way; this one stays until it is here. */
  refreshing: boolean;
  /** A check or an import is running: what it reads must not change under it. */
  disabled: boolean;
  forgetting: boolean;
  onChoose(change: (choices: Choices) => Partial<Choices>): void;
  onForget(key: string): void;
  /** What no file says about itself: currency, data-through and the like. */
  options: ReactNode;
}

function Describe({ preview }: { preview: Preview }) {
  const { kind } = preview;
  if (kind === null)
    return <span className="text-caution">Its columns decide nothing: choose above what it holds.</span>;
  return <>{(preview.end_day === null ? endingNote(kind) : null) ?? kindWords[kind].row}</>;
}

/** A guess is put as a question, with the one answer that is nearest. */
function Guess({
  preview,
  choices,
  disabled,
  onChoose,
}: Pick<ColumnsStepProps, 'preview' | 'choices' | 'disabled' | 'onChoose'>) {
  const { kind } = preview;
  if (kind === null || choices.kind !== null || preview.remembered !== null) return null;
  if (confidenceWord(preview.confidence) !== 'a guess') return null;
  return (
    <Callout
      tone="caution"
      title={`Does this file hold ${kindWords[kind].noun}?`}
      action={
        <Button disabled={disabled} onClick={() => onChoose((latest) => ({ ...latest, kind }))}>
          Yes, it does
        </Button>
      }
    >
      It is a guess from the column names. If not, choose above what it holds.
    </Callout>
  );
}

function Remembered({
  preview,
  disabled,
  forgetting,
  onForget,
}: Omit<ColumnsStepProps, 'model' | 'choices' | 'several' | 'refreshing' | 'onChoose' | 'options'>) {
  const { remembered } = preview;
  if (remembered === null) return null;
  const words = rememberedWords(remembered.chosen_at);
  return (
    <Callout
      title={words.title}
      action={
        <Button disabled={disabled || forgetting} onClick={() => onForget(remembered.key)}>
          Forget it
        </Button>
      }
    >
      {words.text}
    </Callout>
  );
}

const stepTitle = (preview: Preview, model: ColumnsModel, several: boolean): string =>
  several
    ? `${nameParts(preview.file).name}: ${model.title.charAt(0).toLowerCase()}${model.title.slice(1)}`
    : model.title;

export function ColumnsStep(props: ColumnsStepProps) {
  const { preview, model, choices, several, refreshing, disabled, forgetting, onChoose, onForget, options } = props;
  const told = splitLimits(otherProblems(preview.problems, model));
  return (
    <Step
      number={2}
      state="open"
      title={stepTitle(preview, model, several)}
      description={<Describe preview={preview} />}
    >
      <Guess preview={preview} choices={choices} disabled={disabled} onChoose={onChoose} />
      <Remembered preview={preview} disabled={disabled} forgetting={forgetting} onForget={onForget} />
      <CannotKnow limits={told.limits} />
      <ProblemsTable problems={told.others} counts={[]} rejectsHref={null} />
      <Questions
        questions={prepareQuestions(preview.questions)}
        answers={answered(choices)}
        disabled={disabled}
        onAnswer={(code, value) => onChoose((latest) => withAnswer(latest, code, value))}
      />
      {model.missing.length > 0 && (
        <Callout tone="caution" role="status" title={`No column is read as ${joined(model.missing)} yet`}>
          Choose one below.
        </Callout>
      )}
      <div
        aria-busy={refreshing}
        className={refreshing ? 'opacity-70 transition-opacity delay-200' : 'transition-opacity'}
      >
        <ColumnsTable
          model={model}
          disabled={disabled}
          onField={(row, field) =>
            // What was remembered is where the choices go on from.
            onChoose((latest) => ({ map: withField({ ...preview.choices.map, ...latest.map }, row, field) }))
          }
        />
        {model.months && (
          <p className="pt-2 text-ink">
            <span className="font-medium">{model.months.columns} month columns</span>
            <span className="text-ink-2">
              , {model.months.first} to {model.months.last}, each cell read as MRR
            </span>
          </p>
        )}
      </div>
      {preview.can_be_complete && (
        <CompleteField
          range={choices.complete}
          disabled={disabled}
          onRange={(complete) => onChoose(() => ({ complete }))}
        />
      )}
      {options}
    </Step>
  );
}
