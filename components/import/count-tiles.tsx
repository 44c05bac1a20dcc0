import type { CountTile } from '@/lib/view/import-result';

/** New, corrected, unchanged, rejected: every row read is in exactly one of them. */
export function CountTiles({ tiles }: { tiles: readonly CountTile[] }) {
  return (
    <dl className="grid grid-cols-2 border-y border-line sm:grid-cols-4 sm:divide-x sm:divide-line">
      {tiles.map((tile) => (
        <div key={tile.key} data-count={tile.key} className="grid gap-0.5 py-3 sm:px-5 sm:first:pl-0">
          <dt className="text-xs text-ink-3">{tile.label}</dt>
          <dd className={`text-lg font-semibold tracking-tight tabular-nums ${tile.bad ? 'text-bad' : 'text-ink'}`}>
            {tile.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
