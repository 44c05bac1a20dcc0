import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { type ReferenceGroup, referenceCount } from '@/lib/view/reference';
import { type Choices, Operation, Parameters } from './operation';

interface ReferenceProps {
  groups: readonly ReferenceGroup[];
  /** How many operations there are. */
  total: number;
  choices: Choices;
}

function Search({ groups, total, choices }: ReferenceProps) {
  return (
    <search>
      <form action="/reference" className="flex flex-wrap items-center gap-3 print:hidden">
        <Input
          type="search"
          name="q"
          aria-label="Search the reference"
          placeholder="Search by path or word"
          className="w-80 max-w-full"
          defaultValue={choices.q}
        />
        {choices.client !== 'curl' && <input type="hidden" name="client" value={choices.client} />}
        <Button type="submit">Search</Button>
        <p role="status" className="num text-xs text-ink-3">
          {referenceCount(groups, total)}
        </p>
      </form>
    </search>
  );
}

function Index({ groups }: { groups: readonly ReferenceGroup[] }) {
  return (
    <nav
      aria-label="Operations"
      className="sticky top-4 max-h-[calc(100vh-2rem)] overflow-y-auto text-xs max-lg:hidden print:hidden"
    >
      {groups.map(({ id, title, operations }) => (
        <div key={id} className="mb-3">
          <a href={`#${id}`} className="flex min-h-[24px] items-center font-medium text-ink hover:underline">
            {title}
          </a>
          <ul>
            {operations.map((operation) => (
              <li key={operation.id}>
                <a
                  href={`#${operation.id}`}
                  className="block min-h-[24px] truncate py-0.5 font-mono text-2xs leading-[20px] text-ink-3 hover:text-ink"
                >
                  {operation.path.replace(/^\/api\/(v1\/)?/, '')}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** What programs can ask and send: each operation with its parameters, a request that works as it stands, and its answer. */
export function Reference(props: ReferenceProps) {
  const { groups, choices } = props;
  return (
    <div className="grid gap-4">
      <p className="max-w-[90ch] text-pretty text-ink-2">
        Every figure of the pages is here, and rows can be sent in. Where people sign in, a program sends a token that
        an owner has made under Settings, People; on one machine alone it needs none. A change that a browser sends for
        another site is refused. Refusals are problem documents that name the field. Lists in the answers below are
        shown by their first two entries.
      </p>
      <Search {...props} />
      {groups.length === 0 && (
        <p className="flex flex-wrap items-center gap-3 text-ink-2">
          No operation has “{choices.q}” in its path or words.
          <Link href="/reference" className="inline-flex min-h-[24px] items-center underline underline-offset-2">
            Show all
          </Link>
        </p>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[180px_minmax(0,1fr)]">
        <Index groups={groups} />
        <div className="grid min-w-0 gap-4">
          {groups.map(({ id, title, lead, shared, operations }) => (
            <Card key={id} id={id} title={title} sub={lead} className="scroll-mt-4">
              {shared.length > 0 && (
                <details id={`${id}-parameters`} className="mb-4 scroll-mt-4 rounded-sm border border-line px-3 py-2">
                  <summary className="min-h-[24px] cursor-pointer text-sm font-medium text-ink">
                    Parameters of the group ({shared.length})
                  </summary>
                  <div className="mt-2">
                    <Parameters title={`What every operation of “${title}” takes`} rows={shared} />
                  </div>
                </details>
              )}
              {operations.map((operation) => (
                <Operation key={operation.id} operation={operation} choices={choices} shared={`${id}-parameters`} />
              ))}
            </Card>
          ))}
        </div>
      </div>
    </div>
  );
}
