import { DataActions } from '@/components/charts/data-actions';
import { AmountButton } from '@/components/drill/amount-button';
import { fillOf, Swatch } from '@/components/expansion/swatch';
import { Card } from '@/components/ui/card';
import type { MovementRow } from '@/lib/domain/report';
import { prepareSourceTable, type SourceTable } from '@/lib/view/expansion-sources';

/** One bar of the whole, and under it each source with its amount; the shares stand in words. */
function Sources({ model }: { model: SourceTable }) {
  const rows = model.rows.filter(({ figure }) => figure !== null);
  return (
    <>
      <div aria-hidden className="flex h-4 gap-px overflow-hidden rounded-xs bg-sunken">
        {rows.map(({ source, part, colour, hatched }) => (
          <span key={source} style={{ flex: `${part} 0 0`, minWidth: 2, ...fillOf({ colour, hatched }) }} />
        ))}
      </div>
      <ul className="num mt-3 grid grid-cols-[repeat(auto-fill,minmax(128px,1fr))] gap-x-4 gap-y-2.5">
        {rows.map((row) => (
          <li key={row.source}>
            <p className="flex items-center gap-1.5 text-xs text-ink-2">
              <Swatch colour={row.colour} hatched={row.hatched} />
              {row.label}
            </p>
            <p className="flex items-baseline gap-1.5">
              <AmountButton row={row} of={row.label} className="min-h-[24px] font-semibold text-ink" />
              <span className="text-xs text-ink-3">{row.share}</span>
            </p>
          </li>
        ))}
        <li>
          <p className="text-xs text-ink-2">All expansion</p>
          <p className="flex items-baseline gap-1.5">
            <AmountButton row={model.total} of="expansion" className="min-h-[24px] font-semibold text-ink" />
          </p>
        </li>
      </ul>
    </>
  );
}

/** What the chosen month's expansion is made of; every figure opens to its accounts. */
export function SourceCard({ row, currency, className }: { row: MovementRow; currency: string; className?: string }) {
  const model = prepareSourceTable(row, currency);
  const { finding, description, table } = model;
  const draw = () => <Sources model={model} />;
  const picture = { title: finding, sub: description, fileName: table.fileName, metrics: [], draw };
  return (
    <Card
      data-testid="overview-sources"
      title={`Expansion in ${finding}`}
      sub={description}
      className={className}
      actions={<DataActions table={table} picture={picture} exhibit="expansion-period" />}
    >
      {row.expansion > 0 ? draw() : <p className="text-ink-2">No account that was active before has grown.</p>}
    </Card>
  );
}
