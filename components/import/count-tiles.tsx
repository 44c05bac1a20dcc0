import type { CountTile } from '@/lib/view/import-result';

/** New, corrected, unchanged, rejected: every row read is in exactly one of them. */
export function CountTiles({ tiles }: { tiles: readonly CountTile[] }) {
  return (
    <dl aria-label="Rows of the file" className="flex flex-wrap gap-x-8 gap-y-2">
      {tiles.map((tile) => (
        <div key={tile.key} data-count={tile.key} className="flex items-baseline gap-1.5">
          <dt className="text-ink-3">{tile.label}</dt>
          <dd className={`num font-semibold ${tile.bad ? 'text-bad' : 'text-ink'}`}>{tile.value}</dd>
        </div>
      ))}
    </dl>
  );
}
