'use client';

import { Button } from '@/components/ui/button';
import type { Choices } from '@/lib/view/import-choices';
import { graceDays, type OptionsModel } from '@/lib/view/import-options';
import { CurrencyField } from './currency-field';
import { TextField } from './text-field';

interface LedgerOptionsProps {
  model: OptionsModel;
  /** They hold for all files that are imported together. */
  several: boolean;
  disabled: boolean;
  onChange(change: Partial<Choices>): void;
}

/** Currency, data-through, history and grace: what the file does not say about itself. */
export function LedgerOptions({ model, several, disabled, onChange }: LedgerOptionsProps) {
  const { currency, dataThrough, historyFrom, grace, rates } = model;
  if (!currency && !dataThrough && !historyFrom && !grace) return null;
  return (
    <fieldset className="grid gap-x-6 gap-y-4 border-t border-line pt-4 sm:grid-cols-2 xl:grid-cols-4">
      <legend className="sr-only">For the ledger</legend>
      {several && <p className="col-span-full text-xs text-ink-3">For all files together</p>}
      {currency && (
        <CurrencyField
          field={currency}
          disabled={disabled}
          onCurrency={(code) => onChange({ currency: code, planRates: {} })}
        />
      )}
      {dataThrough && (
        <TextField
          label="Data through"
          type="date"
          field={dataThrough}
          disabled={disabled}
          onValue={(day) => onChange({ dataThrough: day || null })}
        />
      )}
      {historyFrom && (
        <TextField
          label="History from"
          type="date"
          field={historyFrom}
          disabled={disabled}
          onValue={(day) => onChange({ historyFrom: day || null })}
        />
      )}
      {grace && (
        <TextField
          label="Days of grace"
          inputMode="numeric"
          maxLength={3}
          placeholder="30"
          field={grace}
          disabled={disabled}
          onValue={(text) => onChange({ graceDays: graceDays(text) })}
        />
      )}
      {rates !== null && (
        <p className="col-span-full flex flex-wrap items-center gap-x-3 text-ink-2">
          {rates}
          <Button variant="quiet" disabled={disabled} onClick={() => onChange({ planRates: {} })}>
            Ask again
          </Button>
        </p>
      )}
    </fieldset>
  );
}
