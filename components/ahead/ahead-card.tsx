import { AccountLink } from '@/components/account/account-link';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { type AheadRow, prepareAhead, type Scheduled } from '@/lib/view/ahead';

/** On a phone a row of two lines: what and when under who and how much. */
function Row({ row }: { row: AheadRow }) {
  return (
    <tr className="border-b border-line max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:py-1.5">
      <td className="h-(--row) pr-3 whitespace-nowrap text-ink-3 max-md:order-3 max-md:h-auto max-md:text-xs">
        {row.day}
      </td>
      <th
        scope="row"
        className="w-full max-w-0 pr-3 text-left font-medium text-ink max-md:order-1 max-md:w-auto max-md:max-w-none max-md:min-w-0"
      >
        <AccountLink account={row.account} title={row.name} className="block min-h-[24px] truncate leading-[24px]">
          {row.name}
        </AccountLink>
      </th>
      <td className="pr-3 whitespace-nowrap text-ink-2 max-md:order-4 max-md:pr-0 max-md:text-right max-md:text-xs">
        <span
          aria-hidden
          className={cn('mr-1.5 inline-block size-2', row.isLoss ? 'rounded-full' : 'rounded-[2px]')}
          style={{ background: `var(--mv-${row.type})` }}
        />
        {row.what}
      </td>
      <td className="text-right whitespace-nowrap text-ink max-md:order-2">
        <FigureButton
          figure={row.figure}
          title={row.exact}
          label={`What makes ${row.change} of ${row.name}`}
          className="min-h-[24px]"
        >
          {row.change}
        </FigureButton>
      </td>
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
      actions={<DataActions table={model.table} exhibit="ahead" />}
    >
      {model.empty && <p className="mb-2 max-w-[60ch] text-xs text-pretty text-ink-2">{model.empty}</p>}
      <table className="num w-full border-collapse max-md:[&_tbody]:block max-md:[&_tfoot]:block max-md:block">
        <tbody>
          {model.rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
          {model.rest && (
            <tr className="border-b border-line max-md:grid max-md:grid-cols-[1fr_auto]">
              <td className="max-md:hidden" />
              <th scope="row" colSpan={2} className="h-(--row) text-left font-normal text-ink-2">
                {model.rest.count}
              </th>
              <td className="text-right whitespace-nowrap text-ink-2">{model.rest.change}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr className="font-semibold max-md:grid max-md:grid-cols-[1fr_auto]">
            <th scope="row" colSpan={3} className="h-(--row) text-left max-md:content-center">
              Contracted ARR <span className="ml-1.5 text-xs font-normal text-ink-3">{model.contracted.note}</span>
            </th>
            <td className="text-right whitespace-nowrap max-md:content-center">
              <FigureButton
                figure={model.contracted.figure}
                title={model.contracted.exact}
                label={`What makes ${model.contracted.text} of contracted ARR`}
                className="min-h-[24px]"
              >
                {model.contracted.text}
              </FigureButton>
            </td>
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}
