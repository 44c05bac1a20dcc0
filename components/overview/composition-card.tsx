import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import type { Composition, CompositionRow } from '@/lib/view/composition';

const colours = {
  start: 'var(--mt-compare)',
  lost: 'var(--mv-churn)',
  added: 'var(--mv-expansion)',
  end: 'var(--mt-nrr)',
} as const;

const share = (value: number): string => `${(value * 100).toFixed(2)}%`;

function Row({ row }: { row: CompositionRow }) {
  const isSum = row.key === 'end';
  return (
    <tr className={cn('border-t border-line', row.key === 'start' && 'border-t-0', isSum && 'border-line-strong')}>
      <th scope="row" className="py-2.25 text-left align-top font-normal text-ink">
        <span className={cn(isSum && 'font-semibold')}>{row.label}</span>
        <span aria-hidden className="relative mt-1.5 block h-2 overflow-hidden rounded-xs bg-sunken">
          <span
            className="absolute inset-y-0 min-w-px"
            style={{ left: share(row.bar.from), right: share(1 - row.bar.to), background: colours[row.key] }}
          />
        </span>
      </th>
      <td className={cn('py-2.25 pl-4 text-right align-top whitespace-nowrap', isSum && 'font-semibold')}>
        <span title={row.amount.text}>{row.shown}</span>
        <span className="block text-xs font-normal text-ink-3">{row.share}</span>
      </td>
    </tr>
  );
}

function Steps({ model }: { model: Composition }) {
  return (
    <>
      <table className="num w-full border-collapse">
        <tbody>
          {model.rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      {model.withoutTop && (
        <p className="num mt-2 border-t border-line pt-3 text-xs text-ink-2">
          Without the account that added most, NRR would be <b className="font-medium text-ink">{model.withoutTop}</b>.
        </p>
      )}
    </>
  );
}

/** What the headline NRR is made of, step by step. */
export function CompositionCard({ model, className }: { model: Composition; className?: string }) {
  const { finding, description, table } = model;
  const draw = () => <Steps model={model} />;
  const picture = { title: finding, sub: description, fileName: table.fileName, metrics: ['nrr'], draw };
  return (
    <Card
      title={finding}
      sub={description}
      className={className}
      actions={<DataActions table={table} picture={picture} exhibit="composition" />}
    >
      <Steps model={model} />
    </Card>
  );
}
