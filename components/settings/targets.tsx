'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
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
import { reportQuery } from '@/lib/api/queries';
import { withTarget } from '@/lib/domain/standing-targets';
import { settingsSections } from '@/lib/view/settings-sections';
import { actualText, targetChoices, targetListRows, targetText, targetValue } from '@/lib/view/targets-list';
import { Section } from './section';
import { useStateSettings } from './use-settings';
import { ValueHistory } from './value-history';

type Standing = SettingsAnswer['settings']['targets'];

interface TargetFormProps {
  currency: string;
  targets: Standing;
  /** The month that is running. */
  month: string;
  onDone(): void;
}

function TargetForm({ currency, targets, month, onDone }: TargetFormProps) {
  const id = useId();
  const [metric, setMetric] = useState<string>(targetChoices[0].metric);
  const [from, setFrom] = useState(month);
  const [typed, setTyped] = useState('');
  const { state, isPending } = useStateSettings();
  const choice = targetChoices.find((each) => each.metric === metric);
  const value = targetValue(metric, typed);
  return (
    <form
      aria-label="A new target"
      className="mt-3 flex flex-wrap items-end gap-3 rounded-sm bg-sunken px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (value === null || from === '') return;
        const words = `${choice?.label}: ${targetText(metric, value, currency)}`;
        state({ targets: withTarget(targets, metric, from, value) }, words, onDone);
      }}
    >
      <div className="grid gap-1">
        <Label htmlFor={`${id}-metric`}>Metric</Label>
        <Select id={`${id}-metric`} className="w-52" value={metric} onChange={(event) => setMetric(event.target.value)}>
          {targetChoices.map((each) => (
            <option key={each.metric} value={each.metric}>
              {each.label}
            </option>
          ))}
        </Select>
      </div>
      <div className="grid gap-1">
        <Label htmlFor={`${id}-value`}>{choice?.unit === 'money' ? `Target, ${currency}` : 'Target, %'}</Label>
        <Input
          id={`${id}-value`}
          className="num w-32 text-right"
          inputMode="decimal"
          placeholder={choice?.unit === 'money' ? '10,000,000' : '110'}
          value={typed}
          aria-invalid={typed !== '' && value === null}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div className="grid gap-1">
        <Label htmlFor={`${id}-from`}>From</Label>
        <Input
          id={`${id}-from`}
          type="month"
          className="num w-44"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </div>
      <span className="ml-auto flex gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={value === null || from === '' || isPending}>
          Save
        </Button>
      </span>
    </form>
  );
}

/** The company's own targets, and where each stands. */
export function Targets({ settings }: { settings: SettingsAnswer }) {
  const [isAdding, setAdding] = useState(false);
  const { state, isPending } = useStateSettings();
  const { data: report } = useQuery(reportQuery('targets'));
  const { targets, currency } = settings.settings;
  const month = (settings.data_through ?? '').slice(0, 7);
  const rows = targetListRows(targets, currency);
  return (
    <Section
      section={settingsSections.targets}
      actions={
        <Button needs="write" onClick={() => setAdding(true)} disabled={month === ''}>
          <Plus aria-hidden />
          Add a target
        </Button>
      }
    >
      {rows.length === 0 && !isAdding && (
        <p className="max-w-[72ch] text-ink-2">
          No target of your own stands yet. Until one does, NRR is held against what investors look for at your stage.
          Targets of single periods come as a file, and count where no target stands.
        </p>
      )}
      {rows.length > 0 && (
        <Table aria-label="Targets">
          <TableHead>
            <TableRow>
              <TableHeadCell>Metric</TableHeadCell>
              <TableHeadCell numeric>Target</TableHeadCell>
              <TableHeadCell numeric>Now</TableHeadCell>
              <TableHeadCell>Months</TableHeadCell>
              <ActionsHeadCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.key}>
                <TableRowHead>{row.name}</TableRowHead>
                <TableCell numeric className="font-medium text-ink">
                  {row.value}
                </TableCell>
                <TableCell numeric className="text-ink-2">
                  {row.isOpen ? actualText(row.metric, report?.rows ?? [], month, currency) : ''}
                </TableCell>
                <TableCell className="text-ink-2">{row.span}</TableCell>
                <TableCell className="text-right">
                  {row.isOpen && (
                    <Button
                      needs="write"
                      variant="quiet"
                      disabled={isPending}
                      aria-label={`End the target of ${row.name}`}
                      onClick={() =>
                        state(
                          { targets: withTarget(targets, row.metric, month, null) },
                          `${row.name}: the target has ended`,
                        )
                      }
                    >
                      End
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {isAdding && <TargetForm currency={currency} targets={targets} month={month} onDone={() => setAdding(false)} />}
      <div className="mt-2">
        <ValueHistory name="targets" settings={settings} />
      </div>
    </Section>
  );
}
