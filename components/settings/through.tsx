'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
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
import { dayText } from '@/lib/view/format';
import { settingsSections } from '@/lib/view/settings-sections';
import { sourceRows } from '@/lib/view/source-rows';
import { EffectPreview } from './effect-preview';
import { Section } from './section';
import { ValueHistory } from './value-history';

/** How far each source is complete, and a later day where nothing has happened since its last file. */
export function Through({ settings }: { settings: SettingsAnswer }) {
  const [typed, setTyped] = useState<{ key: string; day: string } | null>(null);
  const [tried, setTried] = useState(false);
  const rows = sourceRows(settings.sources);
  const stated = settings.settings.data_through_by_source;
  const close = () => {
    setTyped(null);
    setTried(false);
  };
  const row = rows.find(({ key }) => key === typed?.key);
  return (
    <Section section={settingsSections.through}>
      {rows.length === 0 ? (
        <p className="text-ink-2">Nothing is imported yet that says how far it is complete.</p>
      ) : (
        <Table aria-label="Data through by source">
          <TableHead>
            <TableRow>
              <TableHeadCell>Source</TableHeadCell>
              <TableHeadCell numeric className="max-sm:hidden">
                Its imports say
              </TableHeadCell>
              <TableHeadCell numeric>Complete through</TableHeadCell>
              <ActionsHeadCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((source) => (
              <TableRow key={source.key}>
                <TableRowHead>
                  {source.name} {source.holdsBack && <Badge tone="caution">holds the others back</Badge>}
                </TableRowHead>
                <TableCell numeric className="text-ink-2 max-sm:hidden">
                  {source.imported}
                </TableCell>
                <TableCell numeric className="font-medium text-ink">
                  {source.through}
                  {source.isByHand && <span className="font-normal text-ink-3"> by hand</span>}
                </TableCell>
                <TableCell className="text-right">
                  <Button
                    needs="write"
                    aria-label={`State a later day for ${source.name}`}
                    onClick={() => {
                      setTried(false);
                      setTyped({ key: source.key, day: source.day });
                    }}
                  >
                    Later day
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {typed && row && (
        <form
          className="mt-3 flex flex-wrap items-center gap-3 rounded-sm bg-sunken px-4 py-3"
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
          }}
        >
          <label htmlFor="through-day" className="font-medium text-ink">
            {row.name}: complete through
          </label>
          <Input
            id="through-day"
            type="date"
            className="num w-40"
            min={row.importedDay}
            value={typed.day}
            onChange={(event) => {
              setTried(false);
              setTyped({ ...typed, day: event.target.value });
            }}
          />
          <span className="ml-auto flex gap-2">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="primary" disabled={typed.day === '' || typed.day === row.day}>
              Try it
            </Button>
          </span>
        </form>
      )}
      {typed && row && tried && (
        <div className="mt-3">
          <EffectPreview
            key={typed.day}
            changes={{ data_through_by_source: { ...stated, [typed.key]: typed.day } }}
            done={`${row.name}: complete through ${dayText(typed.day)}`}
            onDone={close}
          />
        </div>
      )}
      <div className="mt-2">
        <ValueHistory name="data_through_by_source" settings={settings} />
      </div>
    </Section>
  );
}
