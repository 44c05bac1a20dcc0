'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { OnDemand } from '@/components/ui/on-demand';
import type { ReadAnswer } from '@/lib/api/report-contract';
import { type BenchmarkedCompany, prepareBenchmark } from '@/lib/view/benchmarks';
import { BenchmarkRow } from './benchmark-row';
import { type OwnAction, ownActionsTrigger } from './own-actions-trigger';

const FigureDialog = dynamic(() => import('./figure-dialog').then((module) => module.FigureDialog), { ssr: false });
const ImportDialog = dynamic(() => import('./import-dialog').then((module) => module.ImportDialog), { ssr: false });
const loadActions = async () => (await import('./own-actions')).OwnActions;

interface StandCardProps {
  rows: ReadAnswer<'benchmarks'>['rows'];
  company: BenchmarkedCompany;
}

/** What is open over the card: something to add, or the number of the figure that is edited. */
type Open = OwnAction | number | null;

/** Every figure among what it is held against; what the company brings along is added and changed here. */
export function StandCard({ rows, company }: StandCardProps) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const edited = rows.flatMap(({ own }) => own).find(({ id }) => id === open) ?? null;
  return (
    <Card
      title="Where each figure stands"
      sub="Areas are aimed for, upright marks were measured: thick ones among companies of this size. Tinted: the 90% interval of NRR and GRR; none is computed for the others"
      actions={
        <>
          <OnDemand trigger={ownActionsTrigger} haspopup="menu" load={loadActions} props={{ onAction: setOpen }} />
          <DataActions table={null} exhibit="benchmarks" />
        </>
      }
    >
      <ul>
        {rows.map((row) => (
          <BenchmarkRow key={row.metric} model={prepareBenchmark(row, company)} onEdit={setOpen} />
        ))}
      </ul>
      {open === 'import' && <ImportDialog onClose={close} />}
      {open !== null && open !== 'import' && (typeof open === 'string' || edited) && (
        <FigureDialog key={open} edited={edited} isPeer={open === 'peer'} onClose={close} />
      )}
    </Card>
  );
}
