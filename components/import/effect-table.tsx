import type { EffectRow } from '@/lib/view/import-result';

const head = 'border-b border-line-strong pb-1.5 text-2xs font-medium text-ink-3';
const figure = 'border-b border-line py-2 pl-4 text-right tabular-nums';

/** The figures before and after, so that an import is judged by what it does to them. */
export function EffectTable({ rows, settled }: { rows: readonly EffectRow[]; settled: boolean }) {
  if (rows.length === 0) return null;
  return (
    <table className="w-full max-w-2xl border-collapse text-sm">
      <caption className="sr-only">Figures before and after this import</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} text-left`}>
            Figure
          </th>
          <th scope="col" className={`${head} text-right`}>
            Before
          </th>
          <th scope="col" className={`${head} text-right`}>
            {settled ? 'Now' : 'After'}
          </th>
          <th scope="col" className={`${head} text-right max-sm:hidden`}>
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-figure={row.key}>
            <th scope="row" className="border-b border-line py-2 text-left font-normal text-ink-2">
              {row.label}
            </th>
            <td className={`${figure} text-ink-2`}>{row.before}</td>
            <td className={`${figure} font-semibold text-ink`} title={row.reason ?? undefined}>
              {row.after}
            </td>
            <td className={`${figure} text-ink-2 max-sm:hidden`}>{row.change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
