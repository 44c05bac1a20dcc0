/** What is read goes into the import that has begun: each record to its own way in. */
import type { RecordSink } from '@/lib/ingest/format';
import type { ImportSession } from '@/lib/store/import-session';

export const sinkOf = (session: ImportSession): RecordSink => ({
  account: session.addAccount.bind(session),
  change: session.addChange.bind(session),
  invoiceLine: session.addInvoiceLine.bind(session),
  rate: session.addRate.bind(session),
  planning: session.addPlanning.bind(session),
});
