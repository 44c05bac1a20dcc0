/**
 * What Prometheus reads at /metrics, for whoever shows RATCHET_METRICS_TOKEN. Labels are routes by their pattern,
 * methods and states: no name, no id, no amount.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readEnvironment } from '@/lib/env';
import { processWide } from '@/lib/store/shared';
import { openedStore } from './opened';
import { readiness } from './readiness';

const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];

interface Meters {
  registry: Registry;
  requests: Counter<'route' | 'method' | 'status'>;
  seconds: Histogram<'route'>;
}

function makeMeters(): Meters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const help = 'Requests answered, by route, method and status.';
  gauges(registers);
  return {
    registry,
    requests: new Counter({
      ...{ name: 'ratchet_http_requests_total', help, registers, labelNames: ['route', 'method', 'status'] as const },
    }),
    seconds: new Histogram({
      ...{ name: 'ratchet_http_request_seconds', help: 'How long answers took, in seconds.', registers },
      ...{ labelNames: ['route'] as const, buckets: SECONDS },
    }),
  };
}

function gauges(registers: Registry[]): void {
  new Gauge({
    ...{ name: 'ratchet_ready', help: '1 where the server answers and the store is whole.', registers },
    async collect() {
      this.set((await readiness()).status === 'ready' ? 1 : 0);
    },
  });
  new Gauge({
    ...{ name: 'ratchet_store_connections', help: 'Connections to the database.', registers },
    labelNames: ['state'] as const,
    async collect() {
      const { pool } = await openedStore();
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waited_for' }, pool.waitingCount);
    },
  });
}

const meters = (): Meters => processWide('meters', makeMeters);

/** Counts an answer; nothing is counted where nobody may read it. */
export function countAnswer(
  { route, method, status }: { route: string; method: string; status: number },
  milliseconds: number,
): void {
  if (readEnvironment().metricsToken === null) return;
  const { requests, seconds } = meters();
  requests.inc({ route, method, status: String(status) });
  seconds.observe({ route }, milliseconds / 1000);
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** As where there is nothing: whoever has no token learns nothing of it. */
const nothing = (): Response => new Response('Not found\n', { status: 404, headers: { 'cache-control': 'no-store' } });

export async function metricsFor(request: Request): Promise<Response> {
  const { metricsToken } = readEnvironment();
  const shown = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (metricsToken === null || !timingSafeEqual(digestOf(shown), digestOf(metricsToken))) return nothing();
  const { registry } = meters();
  const headers = { 'content-type': registry.contentType, 'cache-control': 'no-store' };
  return new Response(await registry.metrics(), { headers });
}
