import { expect, it } from 'vitest';
import { deathInWords, withoutValues } from './child-death';

it('a process that the system ended says so, that nothing was written, and what to do', () => {
  const words = deathInWords({ doing: 'import', code: null, signal: 'SIGKILL', log: '' });
  expect(words).toBe(
    'The import’s process was ended by the system (SIGKILL, often for want of memory). Nothing was written. Try again; where it happens again, give the machine more memory or import the file in parts.',
  );
});

it('each way to end has its words', () => {
  const ended = (code: number | null, signal: string | null, log = '') =>
    deathInWords({ doing: 'check', code, signal, log });
  expect(ended(null, 'SIGTERM')).toContain('was told to end (SIGTERM)');
  expect(ended(null, 'SIGSEGV')).toContain('crashed (SIGSEGV)');
  expect(ended(3, null)).toContain('broke off (exit code 3)');
  expect(ended(null, null, 'spawn EAGAIN')).toContain('could not be started');
  expect(ended(134, null, 'FATAL ERROR: Reached heap limit - JavaScript heap out of memory')).toContain(
    'ran out of memory (exit code 134)',
  );
  expect(deathInWords({ doing: 'batch', code: 1, signal: null, log: '' })).toContain(
    'Of the file it had come to nothing was written.',
  );
});

it('what it said last is told, without the places in code', () => {
  const log = [
    'one',
    'ratchet: the disk is full (ENOSPC)',
    '    at write (node:fs:12)',
    '----- Native stack trace -----',
    '1: 0xb7a940 node::Abort() [node]',
    'Node.js v20.19.2',
  ].join('\n');
  expect(deathInWords({ doing: 'import', code: 1, signal: null, log })).toMatch(
    /It said last: one \/ ratchet: the disk is full \(ENOSPC\)$/,
  );
});

it('no cell, address, key or amount leaves with it', () => {
  const secrets = ['Acme GmbH', 'ann@acme.example', 'hunter2', 'rk_live_51Habc', '48,200.75', 'deadbeefdeadbeef0123'];
  const lines = [
    'invalid input syntax for type numeric: "Acme GmbH"',
    "Unexpected token 'A', 'Acme GmbH' is not valid",
    'Key (account_id, name)=(7, Acme GmbH) already exists',
    'no mailbox ann@acme.example',
    'connect postgres://ratchet:hunter2@127.0.0.1:5432/ratchet refused',
    'Invalid API Key rk_live_51Habc',
    'value 48,200.75 is out of range',
    'hash deadbeefdeadbeef0123 differs',
  ];
  const told = lines.map(withoutValues).join('\n');
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(withoutValues('violates constraint "import_run_pkey"')).toBe('violates constraint "import_run_pkey"');
});
