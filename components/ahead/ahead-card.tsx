import { AccountLink } from '@/components/account/account-link';
import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { type AheadRow, prepareAhead, type Scheduled } from '@/lib/view/ahead';

function Row({ row }: { row: AheadRow }) {
  return (
    <tr className="border-b border-line">
      <td className="h-(--row) pr-3 whitespace-nowrap text-ink-3">{row.day}</td>
      <th scope="row" className="max-w-0 w-full pr-3 text-left font-medium text-ink">
        <AccountLink account={row.account} title={row.name} className="block min-h-[24px] truncate leading-6">
          {row.name}
        </AccountLink>
      </th>
      <td className="pr-3 whitespace-nowrap text-ink-2">
        <span
          aria-hidden
          className={cn('mr-1.5 inline-block size-2', row.isLoss ? 'rounded-full' : 'rounded-[2px]')}
          style={{ background: `var(--mv-${row.type})` }}
        />
        {row.what}
      </td>
      <td className="text-right whitespace-nowrap text-ink">{row.change}</td>
    </tr>
  );
}

/** Changes that are known to come, and the ARR that they lead to. */
export function AheadCard({ report, className }: { report: Scheduled; className?: string }) {
  const model = prepareAhead(report);
  return (
    <Card
      title={model.finding}
      sub={model.description}
      className={className}
      actions={<DataActions table={model.table} />}
    >
      <table className="num w-full border-collapse">
        <tbody>
          {model.rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
          {model.rest && (
            <tr className="border-b border-line">
              <td />
              <th scope="row" colSpan={2} className="h-(--row) text-left font-normal text-ink-2">
                {model.rest.count}
              </th>
              <td className="text-right whitespace-nowrap text-ink-2">{model.rest.change}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" colSpan={3} className="h-(--row) text-left">
              Contracted ARR
            </th>
            <td className="text-right whitespace-nowrap">{model.contracted}</td>
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}
