import Link from 'next/link';
import { type FileKind, type KindGroup, kindGroups, kindWords } from '@/lib/view/import-words';

function Group({ group, asked }: { group: KindGroup; asked: FileKind | null }) {
  return (
    <li className="grid content-start gap-1 border-t border-line pt-3">
      <h3 className="font-medium text-ink">{group.label}</h3>
      <p className="text-xs text-ink-2">{group.text}</p>
      <ul className="mt-1 flex flex-wrap gap-x-3 text-xs lg:grid">
        {group.kinds.map((kind) => (
          <li key={kind}>
            <Link
              href={`/import?as=${kind}`}
              scroll={false}
              aria-current={kind === asked}
              title={`Needs ${kindWords[kind].needs}`}
              className="inline-flex min-h-[24px] items-center text-ink-3 underline decoration-line-strong underline-offset-2 hover:text-ink aria-[current=true]:font-medium aria-[current=true]:text-ink"
            >
              {kindWords[kind].label}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What can be read, by where it comes from; of the kind that is asked for, what it needs. */
export function Formats({ asked }: { asked: FileKind | null }) {
  return (
    <div className="grid gap-4">
      {asked !== null && (
        <p className="text-ink">
          {kindWords[asked].row} <span className="text-ink-3">Needs {kindWords[asked].needs}.</span>
        </p>
      )}
      <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-4" aria-label="What Ratchet reads">
        {kindGroups.map((group) => (
          <Group key={group.label} group={group} asked={asked} />
        ))}
      </ul>
    </div>
  );
}
