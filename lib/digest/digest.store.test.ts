import { afterEach, describe, expect, it } from 'vitest';
import { runDueJobs } from '@/lib/jobs/loop';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { listOccurrences } from '@/lib/store/alerts';
import { listDeliveries } from '@/lib/store/deliveries';
import { DEFAULT_PLAN, type DigestPlan, writeDigestPlan, writeWebhook } from '@/lib/store/digest-plan';
import { createImport, markFailed } from '@/lib/store/imports';
import { listJobs } from '@/lib/store/jobs';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { change, importFile, tester } from '@/lib/store/testing-records';
import { percent } from '@/lib/view/format';
import type { Senders } from './deliver';
import type { DigestPlace } from './read';
import { digestPlace, hook, placeOf, postman } from './testing/places';
import { digestContent, digestJobsDue, runDigestJob, sendDigest, tellAlerts } from './work';

const URL_HERE = 'http://127.0.0.1:3000';
const sunday = new Date('2026-11-22T10:00:00Z');
/** Monday at eight in Berlin. */
const monday = new Date('2026-11-23T07:00:00Z');
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const kept = async <Server extends { close(): Promise<void> }>(server: Promise<Server>): Promise<Server> => {
  const made = await server;
  open.push(made);
  return made;
};

const senders = (url: string | null): Omit<Senders, 'webhook'> => ({
  mail: url === null ? null : { url, from: 'Ratchet <ratchet@example.com>' },
  allowsPrivateWebhooks: true,
});

const plan = (said: Partial<DigestPlan>): DigestPlan => ({ ...DEFAULT_PLAN, ...said });

const written = ({ reader }: DigestPlace, said: Partial<DigestPlan>, now = sunday): Promise<void> =>
  writeDigestPlan(reader.db, tester, reader.workspaceId, plan(said), now);

/** A look of the server's loop at a moment. */
const lookOf = (store: Store, place: DigestPlace, mail: string | null) => (now: Date) =>
  runDueJobs({
    db: store.pool,
    now: () => now,
    log: () => undefined,
    work: {
      workspaces: async () => [place.reader.workspaceId],
      dueBy: (_, at) => digestJobsDue(place.reader, at),
      run: async (context) =>
        runDigestJob(
          {
            place: await placeOf(store, place.reader.workspaceId, now),
            senders: senders(mail),
            url: URL_HERE,
          },
          context,
        ),
    },
  });

describe('the digest', () => {
  it('arrives with the figures of the reports, as HTML and as text, with names as text', () =>
    withFreshStore(async (store) => {
      const post = await kept(postman());
      const place = await digestPlace(store, sunday);
      await written(place, { recipients: ['board@example.com', 'cs@example.com'] });
      const work = { place, senders: senders(post.url), url: URL_HERE };
      const sent = await sendDigest(work, 'digest', 'digest 1', { now: () => sunday });
      expect(sent?.map(({ status, error }) => [status, error])).toEqual([
        ['sent', null],
        ['sent', null],
      ]);
      expect(post.mails.map(({ to }) => [to].flat().map((each) => each?.text))).toEqual([
        ['board@example.com'],
        ['cs@example.com'],
      ]);
      const [mail] = post.mails;
      const { current } = reports.retention(place.view, parseReportQuery([['window', '12']]));
      // 430.00 in the year before; 150 + 200 + 30 + 50 of those 100 + 200 + 80 + 50 now.
      expect(current?.nrr).toBeCloseTo(430 / 430, 9);
      const nrr = percent(current?.nrr ?? null);
      expect(mail?.subject).toBe(`NRR ${nrr}, as a month ago · Test`);
      expect(mail?.from?.text).toContain('ratchet@example.com');
      for (const said of [mail?.text ?? '', String(mail?.html)]) {
        expect(said).toContain(nrr);
        expect(said).toContain('data through 21 Nov 2026'.replace('data', 'Data'));
        expect(said).toContain('Ledger adds up');
        expect(said).toContain(URL_HERE);
      }
      expect(mail?.text).toMatch(/Dent & Sons <"quoted">: contracted from \$960 to \$360 +−\$600/);
      expect(mail?.text).toMatch(/10 Dec 2026 {2}Foe: churn +−\$600/);
      expect(mail?.html).toContain('Dent &amp; Sons &lt;&quot;quoted&quot;&gt;');
      expect(mail?.html).not.toContain('<"quoted">');
      expect(mail?.html).not.toMatch(/<(script|img|link)\b/);
    }));

  it('goes to a channel as blocks, in which names are text too', () =>
    withFreshStore(async (store) => {
      const channel = await kept(hook());
      const place = await digestPlace(store, sunday);
      await writeWebhook(store.pool, tester, place.reader.workspaceId, channel.url);
      const sent = await sendDigest({ place, senders: senders(null), url: URL_HERE }, 'digest', 'digest 1', {
        now: () => sunday,
      });
      expect(sent).toMatchObject([{ channel: 'webhook', status: 'sent' }]);
      const [body = ''] = channel.bodies;
      const { text, blocks } = JSON.parse(body) as { text: string; blocks: { type: string }[] };
      expect(text).toContain('NRR 100.0%');
      expect(blocks[0]).toMatchObject({ type: 'header' });
      expect(body).toContain('Dent &amp; Sons &lt;');
      const [delivery] = await listDeliveries(store.pool, tester, place.reader.workspaceId, 1);
      expect(JSON.stringify(delivery)).not.toContain('secret');
    }));

  it('an empty ledger has nothing to tell', () =>
    withFreshStore(async (store) => {
      const place = await digestPlace(store, sunday);
      expect(await digestContent({ ...place, view: { ...place.view, facts: null } }, URL_HERE)).toBeNull();
    }));
});

describe('the weekly digest', () => {
  it('is sent when it is due, once, and after weeks asleep once, late', () =>
    withFreshStore(async (store) => {
      const post = await kept(postman());
      const place = await digestPlace(store, sunday);
      await written(place, { weekly: true, recipients: ['board@example.com'] });
      await store.pool.query(
        "insert into setting (workspace_id, version, key, value) values ($1, 1000, 'timeZone', '\"Europe/Berlin\"')",
        [place.reader.workspaceId],
      );
      const look = lookOf(store, place, post.url);
      await look(new Date(monday.getTime() - 1));
      expect(post.mails).toHaveLength(0);
      await Promise.all([look(monday), look(monday), look(monday)]);
      await look(new Date('2026-11-26T00:00:00Z'));
      expect(post.mails).toHaveLength(1);
      await look(new Date('2026-12-24T12:00:00Z'));
      await look(new Date('2026-12-24T12:00:01Z'));
      expect(post.mails).toHaveLength(2);
      const jobs = await listJobs(store.pool, tester, place.reader.workspaceId, 'digest', 9);
      expect(jobs.map(({ dueAt, status }) => [dueAt.toISOString(), status])).toEqual([
        ['2026-12-21T07:00:00.000Z', 'done'],
        ['2026-11-23T07:00:00.000Z', 'done'],
      ]);
    }));

  it('waits for a mail server that is away, says why without its password, and goes to nobody twice', () =>
    withFreshStore(async (store) => {
      const post = await kept(postman(['gone@example.com']));
      const place = await digestPlace(store, sunday);
      await written(place, { weekly: true, recipients: ['board@example.com', 'gone@example.com'] });
      const away = await postman();
      await away.close();
      const due = new Date('2026-11-30T12:00:00Z');
      const minutes = (count: number) => new Date(due.getTime() + count * 60_000);
      await lookOf(store, place, away.url)(due);
      const { workspaceId } = place.reader;
      const [job] = await listJobs(store.pool, tester, workspaceId, 'digest', 1);
      expect(job).toMatchObject({ status: 'waiting', runAt: minutes(1) });
      expect(job?.lastError).toMatch(
        /^Not delivered to board@example.com, gone@example.com\. Mail server 127\.0\.0\.1:\d+: it cannot be reached/,
      );
      expect(job?.lastError).not.toContain('p@ss');
      await lookOf(store, place, post.url)(minutes(1));
      await lookOf(store, place, post.url)(minutes(6));
      expect(post.mails).toHaveLength(1);
      const deliveries = await listDeliveries(store.pool, tester, workspaceId, 9);
      expect(deliveries.map(({ recipient, status, tries }) => [recipient, status, tries])).toEqual([
        ['gone@example.com', 'failed', 3],
        ['board@example.com', 'sent', 2],
      ]);
      expect(deliveries[0]?.error).toContain('No such user here');
    }));
});

describe('alerts', () => {
  const alerts: DigestPlan['alerts'] = {
    nrr: { on: true, threshold: 1.1 },
    topAccount: { on: true, top: 20 },
    importFailed: { on: true },
  };

  it('tell each occurrence once, and again when it comes anew', () =>
    withFreshStore(async (store) => {
      const post = await kept(postman());
      const place = await digestPlace(store, sunday);
      const { workspaceId } = place.reader;
      await written(place, { recipients: ['board@example.com'], alerts });
      const failing = {
        kind: 'changes',
        fileName: 'nov.csv',
        fileBytes: 1,
        fileSha256: '',
        mapping: {},
        dryRun: false,
      };
      const id = await createImport(store, tester, workspaceId, { ...failing, dataThrough: null });
      await markFailed(store, tester, workspaceId, id, { error: 'the file is empty' });
      const now = new Date();
      const tell = async () => {
        const seen = await placeOf(store, workspaceId, now);
        return (await tellAlerts({ place: seen, senders: senders(post.url), url: URL_HERE }, { now: () => now })).map(
          ({ title }) => title,
        );
      };
      expect(await tell()).toEqual([
        'NRR is 100.0%, under the threshold of 110%',
        'Dent & Sons <"quoted"> contracted: −$600 ARR',
        'The import of nov.csv failed',
      ]);
      expect(post.mails).toHaveLength(1);
      expect(post.mails[0]?.subject).toBe('NRR is 100.0%, under the threshold of 110%, and 2 more · Test');
      expect(await tell()).toEqual([]);
      await importFile(store, workspaceId, {
        changes: [change({ accountId: 'b', on: '2026-11-20', amountMinor: 90_000, row: 2 })],
        dataThrough: '2026-11-21',
      });
      expect(await tell()).toEqual([]);
      const occurrences = await listOccurrences(store.pool, tester, workspaceId, 9);
      expect(occurrences.find(({ alert }) => alert === 'nrr_under_target')?.endedAt).not.toBeNull();
      await importFile(store, workspaceId, {
        changes: [change({ accountId: 'b', on: '2026-11-22', amountMinor: 1000, row: 2 })],
        dataThrough: '2026-11-22',
      });
      expect(await tell()).toEqual(['NRR is 55.8%, under the threshold of 110%', 'Bee contracted: −$2.28k ARR']);
      expect(post.mails).toHaveLength(2);
    }));

  it('are looked for after each change of the ledger and every morning, where any is on', () =>
    withFreshStore(async (store) => {
      const place = await digestPlace(store, sunday);
      expect(await digestJobsDue(place.reader, new Date())).toEqual([]);
      await written(place, { alerts });
      const later = new Date(Date.now() + 3 * 86_400_000);
      const [first] = await digestJobsDue(place.reader, later);
      expect(first?.kind).toBe('alerts');
      await lookOf(store, place, null)(later);
      await lookOf(store, place, null)(later);
      expect(await listJobs(store.pool, tester, place.reader.workspaceId, 'alerts', 9)).toHaveLength(1);
    }));
});
