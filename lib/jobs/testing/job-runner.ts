/** For a test: takes a job, enters a message that it is about to send, says so, and waits to be killed. */
import { beginDelivery } from '@/lib/store/deliveries';
import { takeJob } from '@/lib/store/jobs';
import { openOn } from '@/lib/store/open';
import { placeOf } from '@/lib/store/place';
import { connectionTo } from '@/lib/store/server';
import { systemPrincipal } from '../loop';

const [, , dataDir = '', database = '', workspace = '', now = ''] = process.argv;
const store = await openOn(connectionTo(placeOf(dataDir), database), dataDir, 'embedded');
const at = new Date(now);
const job = await takeJob(store.pool, systemPrincipal, Number(workspace), { now: at, leaseMs: 60_000 });
const message = {
  kind: 'digest',
  occasion: 'digest 1',
  channel: 'email',
  recipient: 'a@example.com',
  subject: '',
} as const;
await beginDelivery(store.pool, systemPrincipal, Number(workspace), message, at);
process.stdout.write(`${job?.attempt}\n`);
setInterval(() => {}, 1000);
