import Link from 'next/link';
import { type FileKind, fileKinds, kindWords } from '@/lib/view/import-words';

/** The three files a founder may have at hand. */
const shown: readonly FileKind[] = ['invoices', 'mrr', 'changes'];

function Format({ kind }: { kind: FileKind }) {
  const words = kindWords[kind];
  return (
    <li className="grid content-start gap-0.5 border-t border-line pt-3">
      <span className="font-medium text-ink">{words.label}</span>
      <span className="text-ink-2">{words.row}</span>
      <span className="text-xs text-ink-3">Needs {words.needs}</span>
    </li>
  );
}

/** What can be read, each with what it needs: the file that was asked for, else those that hold revenue; then the others. */
export function Formats({ asked }: { asked: FileKind | null }) {
  const first = asked === null || shown.includes(asked) ? shown : [asked];
  return (
    <div className="grid gap-3">
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-3" aria-label="What Ratchet reads">
        {first.map((kind) => (
          <Format key={kind} kind={kind} />
        ))}
      </ul>
      <p className="text-xs text-ink-3">
        It also reads{' '}
        {fileKinds
          .filter((kind) => !first.includes(kind))
          .map((kind, index, all) => (
            <span key={kind}>
              {index > 0 && (index === all.length - 1 ? ' and ' : ', ')}
              <Link
                href={`/import?as=${kind}`}
                scroll={false}
                className="inline-flex min-h-[24px] items-center underline underline-offset-2 hover:text-ink"
              >
                {kindWords[kind].noun}
              </Link>
            </span>
          ))}
        .
      </p>
    </div>
  );
}
