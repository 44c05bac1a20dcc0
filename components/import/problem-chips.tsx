import type { ProblemGroup } from '@/lib/view/import-problems';
import { count } from '@/lib/view/import-words';

interface ProblemChipsProps {
  groups: readonly ProblemGroup[];
  chosen: string | null;
  onChoose(code: string | null): void;
}

/** One button a cause, with how often it occurs; pressing it lists that cause alone. */
export function ProblemChips({ groups, chosen, onChoose }: ProblemChipsProps) {
  return groups.map((group) => (
    <button
      key={group.code}
      type="button"
      aria-pressed={group.code === chosen}
      className={`inline-flex h-6 items-center gap-1.5 rounded-full border px-2.5 text-xs pointer-coarse:h-8 ${
        group.code === chosen
          ? 'border-ink bg-ink text-surface'
          : 'border-line-strong bg-surface text-ink-2 hover:bg-hover'
      }`}
      onClick={() => onChoose(group.code === chosen ? null : group.code)}
    >
      {group.label} <span className="font-medium tabular-nums">{count(group.count)}</span>
    </button>
  ));
}
