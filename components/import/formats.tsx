import { kindWords } from '@/lib/view/import-words';

const shown = ['invoices', 'mrr', 'changes'] as const;

/** The three files a founder may have at hand, each with what it needs. */
export function Formats() {
  return (
    <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-3" aria-label="What Ratchet reads">
      {shown.map((kind) => {
        const words = kindWords[kind];
        return (
          <li key={kind} className="grid content-start gap-0.5 border-t border-line pt-3">
            <span className="font-medium text-ink">{words.label}</span>
            <span className="text-ink-2">{words.row}</span>
            <span className="text-xs text-ink-3">Needs {words.needs}</span>
          </li>
        );
      })}
    </ul>
  );
}
