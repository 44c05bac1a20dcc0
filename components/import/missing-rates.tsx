'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { rateOf } from '@/lib/view/import-rates';

interface MissingRatesProps {
  /** Codes of three letters. */
  currencies: readonly string[];
  busy: boolean;
  onRates(rates: Record<string, string>): void;
}

/** A file in a currency that has no rate yet: the one answer that stands between it and its figures. */
export function MissingRates({ currencies, busy, onRates }: MissingRatesProps) {
  const id = useId();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const wrong = currencies.filter((code) => rateOf(texts[code] ?? '') === null);
  const submit = () => {
    setTried(true);
    if (wrong.length > 0) document.getElementById(`${id}-${wrong[0]}`)?.focus();
    else onRates(Object.fromEntries(currencies.map((code) => [code, rateOf(texts[code] ?? '') ?? ''])));
  };
  return (
    <form
      className="rounded-md bg-caution-wash px-4 py-3 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset disabled={busy} className="grid gap-3">
        <legend className="float-left w-full font-semibold text-ink">
          {currencies.length === 1
            ? `What is 1 ${currencies[0]} in the reporting currency?`
            : 'What is 1 of each in the reporting currency?'}
        </legend>
        <p className="clear-both max-w-prose text-ink-2">
          Figures are given at plan rates, so that no month moves with the exchange. This one holds for all months until
          you change it in Settings; a table of rates by month can be imported before the file instead.
        </p>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          {currencies.map((code) => {
            const isWrong = tried && wrong.includes(code);
            return (
              <div key={code} className="grid gap-1">
                <label htmlFor={`${id}-${code}`} className="flex items-center gap-2 font-medium whitespace-nowrap">
                  1 {code} =
                  <Input
                    id={`${id}-${code}`}
                    inputMode="decimal"
                    autoComplete="off"
                    className="w-28 tabular-nums"
                    value={texts[code] ?? ''}
                    aria-invalid={isWrong}
                    aria-describedby={isWrong ? `${id}-${code}-why` : undefined}
                    onChange={({ target }) => setTexts((before) => ({ ...before, [code]: target.value }))}
                  />
                </label>
                {isWrong && (
                  <p id={`${id}-${code}-why`} role="alert" className="text-xs text-bad">
                    A number above 0, such as 1.08.
                  </p>
                )}
              </div>
            );
          })}
          <Button type="submit" variant="primary">
            Check with {currencies.length === 1 ? 'this rate' : 'these rates'}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
