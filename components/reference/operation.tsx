import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table';
import { type ReferenceParameter, referenceHref, type ShownOperation } from '@/lib/view/reference';
import { type ClientLanguage, clientLanguages, clientNames } from '@/lib/view/reference-clients';

export interface Choices {
  q: string;
  client: ClientLanguage;
}

const places = { query: 'question', path: 'path', header: 'header', field: 'field' } as const;

export function Parameters({ title, rows }: { title: string; rows: readonly ReferenceParameter[] }) {
  const hasForm = rows.some(({ form }) => form !== '');
  return (
    <div>
      <h4 className="mb-1.5 text-xs font-medium text-ink-2">{title}</h4>
      <Table aria-label={title} className="[&_td]:h-auto [&_td]:py-1.5 [&_td]:align-top">
        <TableHead>
          <TableRow>
            <TableHeadCell className="w-48">Name</TableHeadCell>
            <TableHeadCell>Meaning</TableHeadCell>
            {hasForm && <TableHeadCell className="w-56">May be</TableHeadCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ name, place, required, form, description }) => (
            <TableRow key={`${place} ${name}`}>
              <TableCell className="whitespace-nowrap">
                <code className="font-mono text-xs text-ink">{name}</code>
                {required && <span className="block text-2xs text-ink-3">needed</span>}
                {place !== 'query' && place !== 'field' && (
                  <span className="block text-2xs text-ink-3">{places[place]}</span>
                )}
              </TableCell>
              <TableCell className="min-w-56 text-pretty text-ink-2">{description}</TableCell>
              {hasForm && <TableCell className="text-xs text-ink-3">{form}</TableCell>}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Code({ label, children }: { label: string; children: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys
      tabIndex={0}
      className="max-h-[26rem] overflow-auto rounded-sm bg-sunken print:max-h-none"
    >
      <pre className="p-3 font-mono text-xs leading-[1.55] text-ink print:whitespace-pre-wrap">{children}</pre>
    </section>
  );
}

/** The languages as links: each is the same page in another one. */
function Languages({ operation, choices }: { operation: ShownOperation; choices: Choices }) {
  return (
    <nav aria-label={`Language of the example of ${operation.path}`} className="flex gap-1 print:hidden">
      {clientLanguages.map((client) => (
        <Link
          key={client}
          href={referenceHref({ ...choices, client }, operation.id)}
          prefetch={false}
          replace
          scroll={false}
          aria-current={client === choices.client ? 'true' : undefined}
          className={cn(
            'inline-flex min-h-[24px] items-center rounded-sm px-2 text-xs text-ink-3 hover:text-ink',
            client === choices.client && 'bg-sunken font-medium text-ink',
          )}
        >
          {clientNames[client]}
        </Link>
      ))}
    </nav>
  );
}

export function Operation({
  operation,
  choices,
  shared,
}: {
  operation: ShownOperation;
  choices: Choices;
  shared: string;
}) {
  const { id, method, path, summary, description, parameters, takesShared, refusals, samples, answer, media } =
    operation;
  const fields = parameters.filter(({ place }) => place === 'field');
  const own = parameters.filter(({ place }) => place !== 'field');
  return (
    <article
      id={id}
      aria-labelledby={`${id}-name`}
      className="scroll-mt-4 border-t border-line pt-4 pb-5 first:border-t-0 first:pt-0 target:bg-accent-wash/40"
    >
      <h3 id={`${id}-name`} className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <Badge tone={method === 'GET' ? 'neutral' : 'accent'}>{method}</Badge>
        <a href={`#${id}`} className="font-mono text-sm font-medium break-all text-ink hover:underline">
          {path}
        </a>
        <span className="text-sm text-ink-2">{summary}</span>
      </h3>
      {description && <p className="mt-1.5 max-w-[80ch] text-pretty text-ink-2">{description}</p>}
      <div className="mt-3 grid items-start gap-x-8 gap-y-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          {fields.length > 0 && <Parameters title="Fields of a row" rows={fields} />}
          {own.length > 0 && <Parameters title="Parameters" rows={own} />}
          {takesShared && (
            <p className="text-xs text-ink-3">
              Takes{' '}
              <a
                href={`#${shared}`}
                className="inline-flex min-h-[24px] items-center underline underline-offset-2 hover:text-ink"
              >
                the parameters of the group
              </a>
              {own.length > 0 && ' too'}.
            </p>
          )}
          {!takesShared && parameters.length === 0 && <p className="text-xs text-ink-3">Takes no parameters.</p>}
          <Refusals refusals={refusals} />
        </div>
        <div className="grid min-w-0 gap-3">
          <div className="grid gap-1.5">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h4 className="text-xs font-medium text-ink-2">Request</h4>
              <Languages operation={operation} choices={choices} />
            </div>
            <Code label={`Request of ${path} in ${clientNames[choices.client]}`}>{samples[choices.client]}</Code>
          </div>
          <div className="grid gap-1.5">
            <h4 className="text-xs font-medium text-ink-2">Answer</h4>
            {answer === null ? (
              <p className="text-xs text-ink-3">
                A file: <code className="font-mono">{media}</code>
              </p>
            ) : (
              <Code label={`Answer of ${path}`}>{answer}</Code>
            )}
          </div>
        </div>
      </div>
    </article>
  );
}

function Refusals({ refusals }: { refusals: ShownOperation['refusals'] }) {
  if (refusals.length === 0) return null;
  return (
    <div>
      <h4 className="mb-1 text-xs font-medium text-ink-2">Refusals</h4>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-xs">
        {refusals.map(({ status, why }) => (
          <div key={status} className="contents">
            <dt className="num text-ink-2">{status}</dt>
            <dd className="text-pretty text-ink-3">{why}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
