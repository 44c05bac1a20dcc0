'use client';

import { Pencil, Plus, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import {
  ActionsHeadCell,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
  TableRowHead,
} from '@/components/ui/table';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { currencyWords, type RateRow, rateRows, withRate } from '@/lib/view/plan-rates';
import { settingsSections } from '@/lib/view/settings-sections';
import { EffectPreview } from './effect-preview';
import { RateForm, type RateTyped } from './rate-form';
import { Section } from './section';
import { ValueHistory } from './value-history';

/** A rate that is being stated anew, or taken away. */
type Draft = RateTyped & { rate: string | null };

interface RateLineProps {
  row: RateRow;
  onEdit(): void;
  onRemove(): void;
}

const RateLine = ({ row, onEdit, onRemove }: RateLineProps) => (
  <TableRow>
    <TableRowHead className="font-medium">{row.currency}</TableRowHead>
    <TableCell>
      {row.span} {row.isInForce && <Badge tone="good">in force</Badge>}
    </TableCell>
    <TableCell numeric className="font-medium text-ink">
      {row.rate}
    </TableCell>
    <TableCell className="text-ink-2 max-md:hidden">{row.uses}</TableCell>
    <TableCell className="w-20 text-right whitespace-nowrap">
      <Button
        needs="write"
        variant="quiet"
        size="small"
        aria-label={`Change ${row.currency}, ${row.span}`}
        onClick={onEdit}
      >
        <Pencil aria-hidden />
      </Button>
      <Button
        needs="write"
        variant="quiet"
        size="small"
        aria-label={`Remove ${row.currency}, ${row.span}`}
        onClick={onRemove}
      >
        <Trash2 aria-hidden />
      </Button>
    </TableCell>
  </TableRow>
);

/** The reporting currency, and what other currencies are converted at. */
export function Rates({ settings }: { settings: SettingsAnswer }) {
  const [typed, setTyped] = useState<RateTyped | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const stored = settings.settings;
  const rows = rateRows(settings);
  const close = () => {
    setTyped(null);
    setDraft(null);
  };
  return (
    <Section
      section={settingsSections.rates}
      actions={
        <Button
          needs="write"
          onClick={() =>
            setTyped({
              currency: '',
              year: settings.fiscal_year === null ? null : String(settings.fiscal_year),
              rate: '',
            })
          }
        >
          <Plus aria-hidden />
          Add a rate
        </Button>
      }
    >
      <p className="mb-3 max-w-[72ch] text-ink-2">
        The reporting currency is <strong className="text-ink">{stored.currency}</strong>; the first import set it.{' '}
        {currencyWords(settings)} Rates by month, for rolling and monthly reading, come as a file:{' '}
        <Link href="/import?as=rates" className="text-accent underline underline-offset-2">
          import rates
        </Link>
        .
      </p>
      {rows.length > 0 && (
        <Table aria-label="Plan rates">
          <TableHead>
            <TableRow>
              <TableHeadCell>Currency</TableHeadCell>
              <TableHeadCell>Fiscal year</TableHeadCell>
              <TableHeadCell numeric>{stored.currency} for one unit</TableHeadCell>
              <TableHeadCell className="max-md:hidden">Converted at it</TableHeadCell>
              <ActionsHeadCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <RateLine
                key={row.key}
                row={row}
                onEdit={() => {
                  setDraft(null);
                  setTyped({ currency: row.currency, year: row.year, rate: row.rate });
                }}
                onRemove={() => {
                  setTyped(null);
                  setDraft({ currency: row.currency, year: row.year, rate: null });
                }}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {typed && (
        <RateForm
          key={`${typed.currency} ${typed.year}`}
          reporting={stored.currency}
          fiscalYear={settings.fiscal_year}
          yearStart={stored.fiscal_year_start}
          typed={typed}
          onCancel={close}
          onTry={setDraft}
        />
      )}
      {draft && (
        <div className="mt-3">
          <EffectPreview
            key={JSON.stringify(draft)}
            changes={withRate(stored, draft.currency, draft.year, draft.rate)}
            done={draft.rate === null ? `${draft.currency}: a rate is gone` : `${draft.currency}: ${draft.rate}`}
            onDone={close}
          />
        </div>
      )}
      <div className="mt-2 grid gap-1">
        <ValueHistory name="plan_rates" settings={settings} />
        <ValueHistory name="plan_rates_by_year" settings={settings} />
      </div>
    </Section>
  );
}
