import { Callout } from '@/components/ui/callout';
import type { Limit } from '@/lib/view/import-limits';

interface CannotKnowProps {
  /** The file, where there are several. */
  file?: string | undefined;
  limits: readonly Limit[];
}

/** What a file of this format cannot say, so that nobody takes a gap of the format for a fact of the company. */
export function CannotKnow({ file, limits }: CannotKnowProps) {
  if (limits.length === 0) return null;
  return (
    <Callout role="note" title={`What ${file ?? 'this file'} cannot say`}>
      <ul className="grid gap-1">
        {limits.map((limit) => (
          <li key={limit.key}>
            {limit.text} {limit.remedy !== null && <span className="text-ink-2">{limit.remedy}</span>}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
