'use client';

import { useState } from 'react';
import { Field } from '@/components/adjust/field';
import { useSettings, useStateSettings } from '@/components/settings/use-settings';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { useMay } from '@/components/ui/rights';
import { settingWords, shareOfPercent, valueWords } from '@/lib/view/settings';

/** Gross margin, where payback is read. */
export function MarginField() {
  const { data } = useSettings();
  const { state, isPending } = useStateSettings();
  const [typed, setTyped] = useState<string | null>(null);
  const share = data?.settings.gross_margin ?? null;
  const may = useMay('write');
  const stored = share === null ? '' : String(Number((share * 100).toFixed(2)));
  const text = typed ?? stored;
  const value = shareOfPercent(text);
  return (
    <form
      aria-label="Gross margin"
      className="print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        if (value === undefined) return;
        state({ gross_margin: value }, `Gross margin: ${valueWords('gross_margin', value)}`, () => setTyped(null));
      }}
    >
      <Field label="Gross margin, %" required hint={settingWords.gross_margin.hint}>
        {(props) => (
          <span className="flex gap-2">
            <Input
              {...props}
              required={false}
              aria-invalid={value === undefined}
              inputMode="decimal"
              className="num w-24 text-right"
              placeholder="–"
              value={text}
              disabled={!data || !may}
              onChange={(event) => setTyped(event.target.value)}
            />
            {text !== stored && (
              <Button needs="write" type="submit" variant="primary" disabled={value === undefined || isPending}>
                Save
              </Button>
            )}
          </span>
        )}
      </Field>
    </form>
  );
}
