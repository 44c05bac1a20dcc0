/** The address the pages are served on, checked before any slow work. */
import { createServer } from 'node:net';
import { Refusal } from './prepare.mjs';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);
/** Where this machine reaches it: every address of the machine is served on loopback too. */
const reached = { '0.0.0.0': '127.0.0.1', '::': '::1' };
const urlOf = (host, port) => {
  const name = reached[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
};

/** Whether a Ratchet answers at this address already. */
async function isRatchet(url) {
  const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
  const body = await answer?.json().catch(() => null);
  return Boolean(body?.status && body?.store);
}

/**
 * A port of this machine that nobody listens on.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((settle, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Says a wrong or taken port now, before minutes of building. */
export async function claimAddress(command) {
  const host = process.env.HOST?.trim() || '127.0.0.1';
  const stated = process.env.PORT?.trim() || '3000';
  const port = Number(stated);
  if (!loopback.has(host) && process.env.RATCHET_AUTH?.trim() === 'off') {
    throw new Refusal(`HOST is "${host}"; without sign-in Ratchet answers this machine alone: 127.0.0.1 or ::1.`);
  }
  if (!loopback.has(host) && !process.env.RATCHET_URL?.trim()) {
    throw new Refusal(
      `HOST is "${host}"; RATCHET_URL must say where people open Ratchet: it answers to that name alone.`,
    );
  }
  if (!/^\d+$/.test(stated) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT is "${stated}"; expected a whole number from 1 to 65535.`);
  }
  const url = urlOf(host, port);
  const failure = await new Promise((settle) => {
    const probe = createServer().once('error', settle);
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => settle(null)));
  });
  if (failure?.code === 'EADDRINUSE') {
    const who = (await isRatchet(url)) ? `Ratchet is running there already: ${url}` : 'another program has it';
    throw new Refusal(`Port ${port} is taken (${who}).\nStop that, or take another port:  PORT=${port + 1} ${command}`);
  }
  if (failure) throw new Refusal(`${url} cannot be served: ${failure.message}`);
  return { host, port, url };
}
