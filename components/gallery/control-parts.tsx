'use client';

import { Plus } from 'lucide-react';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { GalleryPart } from './part';

const nothing = () => undefined;
const LONG = 'The Extraordinarily Long-Named Amalgamated Holding Company of Northern Counties and Islands';
const FAILED = new Error('The server could not be reached. Is Ratchet still running?');

const buttons = ['primary', 'secondary', 'quiet', 'danger'] as const;
const tones = ['info', 'good', 'caution', 'bad'] as const;
const badges = ['neutral', 'accent', 'good', 'bad', 'caution'] as const;

const Buttons = ({ disabled }: { disabled: boolean }) => (
  <div className="flex flex-wrap gap-2">
    {buttons.map((variant) => (
      <Button key={variant} variant={variant} disabled={disabled}>
        <Plus aria-hidden />
        {variant}
      </Button>
    ))}
  </div>
);

const Field = ({ id, label, children }: { id: string; label: string; children: React.ReactNode }) => (
  <div className="grid max-w-80 gap-1">
    <Label htmlFor={id}>{label}</Label>
    {children}
  </div>
);

const Rows = ({ names }: { names: readonly string[] }) => (
  <Table>
    <TableHead>
      <TableRow>
        <TableHeadCell>Account</TableHeadCell>
        <TableHeadCell numeric>ARR</TableHeadCell>
        <TableHeadCell numeric>Change</TableHeadCell>
      </TableRow>
    </TableHead>
    <TableBody>
      {names.map((name, index) => (
        <TableRow key={name}>
          <TableRowHead className="max-w-0 truncate" title={name}>
            {name}
          </TableRowHead>
          <TableCell numeric>$12,400</TableCell>
          <TableCell numeric>{index % 2 === 0 ? '−$1,200' : '+$800'}</TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

export const controlParts: readonly GalleryPart[] = [
  {
    key: 'buttons',
    title: 'Buttons',
    states: [
      { name: 'ready', draw: () => <Buttons disabled={false} /> },
      { name: 'disabled', draw: () => <Buttons disabled /> },
    ],
  },
  {
    key: 'fields',
    title: 'Fields',
    states: [
      {
        name: 'empty',
        draw: () => (
          <Field id="g-empty" label="Publisher">
            <Input id="g-empty" placeholder="Acme Ventures" />
          </Field>
        ),
      },
      {
        name: 'filled',
        draw: () => (
          <Field id="g-filled" label="Publisher">
            <Input id="g-filled" defaultValue={LONG} />
          </Field>
        ),
      },
      {
        name: 'wrong',
        draw: () => (
          <Field id="g-wrong" label="Year">
            <Input id="g-wrong" aria-invalid defaultValue="next" />
          </Field>
        ),
      },
      {
        name: 'disabled',
        draw: () => (
          <Field id="g-off" label="Year">
            <Input id="g-off" disabled defaultValue="2026" />
          </Field>
        ),
      },
      {
        name: 'select',
        draw: () => (
          <Field id="g-select" label="Metric">
            <Select id="g-select">
              <option>{LONG}</option>
            </Select>
          </Field>
        ),
      },
      {
        name: 'segmented',
        draw: () => (
          <Segmented
            label="Window"
            options={['1', '3', '12'].map((value) => ({ value, label: `${value} mo` }))}
            value="12"
            onValue={nothing}
          />
        ),
      },
    ],
  },
  {
    key: 'messages',
    title: 'Messages',
    states: [
      ...tones.map((tone) => ({
        name: tone,
        draw: () => (
          <Callout tone={tone} title="History begins on 1 Jan 2025">
            <p>Before that day nothing is known.</p>
          </Callout>
        ),
      })),
      {
        name: 'error',
        draw: () => <Failure title="The figures could not be loaded" error={FAILED} onRetry={nothing} />,
      },
      {
        name: 'empty',
        draw: () => (
          <PageMessage
            title="How much revenue do your customers keep and add?"
            actions={<Button>Import your data</Button>}
          >
            <p>Drop your billing export, and this page shows net and gross revenue retention.</p>
          </PageMessage>
        ),
      },
      { name: 'loading', draw: () => <Skeleton className="h-24" /> },
      {
        name: 'badges',
        draw: () =>
          badges.map((tone) => (
            <Badge key={tone} tone={tone} className="mr-2">
              {tone}
            </Badge>
          )),
      },
    ],
  },
  {
    key: 'tables',
    title: 'Tables',
    states: [
      {
        name: 'loaded',
        draw: () => (
          <Card title="Two accounts moved" sub="ARR">
            <Rows names={['Globex', 'Initech']} />
          </Card>
        ),
      },
      {
        name: 'long names',
        draw: () => (
          <Card title={LONG} sub={LONG}>
            <Rows names={[LONG, LONG.replaceAll(' ', '')]} />
          </Card>
        ),
      },
      {
        name: 'one account',
        draw: () => (
          <Card title="One account moved">
            <Rows names={['Globex']} />
          </Card>
        ),
      },
      {
        name: 'empty',
        draw: () => (
          <Card title="Nothing moved">
            <Rows names={[]} />
          </Card>
        ),
      },
    ],
  },
];
