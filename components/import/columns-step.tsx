'use client';

import { Callout } from '@/components/ui/callout';
import { Select } from '@/components/ui/select';
import type { Preview } from '@/lib/api/contract';
import { type Choices, withField, withKind } from '@/lib/view/import-choices';
import { type ColumnsModel, joined, otherProblems } from '@/lib/view/import-columns';
import { endingNote, prepareOptions } from '@/lib/view/import-options';
import { answered, prepareQuestions, withAnswer } from '@/lib/view/import-questions';
import { fileKinds, kindWords } from '@/lib/view/import-words';
import { ColumnsTable } from './columns-table';
import { LedgerOptions } from './ledger-options';
import { ProblemsTable } from './problems-table';
import { Questions } from './questions';
import { Step } from './step';

interface ColumnsStepProps {
  preview: Preview;
  model: ColumnsModel;
  choices: Choices;
  /** A newer preview is on its way; this one stays until it is here. */
  refreshing: boolean;
  /** A check or an import is running: what it reads must not change under it. */
  disabled: boolean;
  onChoose(change: (choices: Choices) => Partial<Choices>): void;
}

function KindSelect({ preview, choices, disabled, onChoose }: Omit<ColumnsStepProps, 'model' | 'refreshing'>) {
  return (
    <div className="w-52">
      <Select
        aria-label="What the file holds"
        value={choices.kind ?? preview.kind ?? ''}
        disabled={disabled}
        onChange={(event) => {
          const kind = fileKinds.find((known) => known === event.target.value);
          if (kind) onChoose((latest) => withKind(latest, kind));
        }}
      >
        {preview.kind === null && choices.kind === null && <option value="">Choose</option>}
        {fileKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindWords[kind].label}
          </option>
        ))}
      </Select>
    </div>
  );
}

function Describe({ preview, model }: { preview: Preview; model: ColumnsModel }) {
  const note = endingNote(preview.kind);
  if (preview.kind === null)
    return <span className="text-caution">Its columns decide nothing: choose what it holds.</span>;
  if (model.unsure) return <span className="text-caution">Please check that this is what the file holds.</span>;
  return <>{note ?? (preview.kind && kindWords[preview.kind].row)}</>;
}

export function ColumnsStep({ preview, model, choices, refreshing, disabled, onChoose }: ColumnsStepProps) {
  return (
    <Step
      number={2}
      state="open"
      title={model.title}
      description={<Describe preview={preview} model={model} />}
      actions={<KindSelect preview={preview} choices={choices} disabled={disabled} onChoose={onChoose} />}
    >
      <ProblemsTable problems={otherProblems(preview.problems, model)} counts={[]} rejectsHref={null} />
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
          onField={(row, field) => onChoose((latest) => ({ map: withField(latest.map, row, field) }))}
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
      <LedgerOptions
        model={prepareOptions(preview, choices)}
        disabled={disabled}
        onChange={(change) => onChoose(() => change)}
      />
    </Step>
  );
}
