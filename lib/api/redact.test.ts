import { describe, expect, it } from 'vitest';
import { redacted, toldError } from './redact';

const variables = {
  DATABASE_URL: 'postgresql://ratchet:canary%2Fdb@db.example:5432/ratchet',
  RATCHET_SMTP_URL: 'smtps://u:canary-mail@smtp.example:465',
  STRIPE_API_KEY: 'rk_live_canary1234567890',
  RATCHET_METRICS_TOKEN: 'canary-metrics-token',
  RATCHET_AUTH_SECRET: 'canary-auth-secret',
};

const clean = (text: string): string => redacted(text, variables);

describe('what a log tells', () => {
  it('holds no secret of the environment, whole or as its password alone', () => {
    for (const secret of [...Object.values(variables), 'canary/db', 'canary%2Fdb', 'canary-mail'])
      expect(clean(`refused: ${secret} again ${secret}`), secret).not.toMatch(/canary/);
    expect(redacted('connect to postgresql://a:b12@host/db failed', {})).toBe(
      'connect to postgresql://[secret]@host/db failed',
    );
  });

  it('holds no token, address or amount', () => {
    const token = 'rtk_9f86d081884c7d659a2feaa0c55ad015';
    expect(clean(`token ${token} of ada@example.com owes 1,234.50 and -98765`)).toBe(
      'token [token] of [address] owes [figure] and [figure]',
    );
  });

  it('keeps what tells a fault from another', () => {
    const told = 'ECONNREFUSED at 42, step 7 of import_run, relation "account" does not exist';
    expect(clean(told)).toBe(told);
  });

  it('of data that the database refused tells where, and nothing of it', () => {
    const error = Object.assign(new Error('duplicate key value (name)=(Canary Corp 987654)'), {
      ...{ severity: 'ERROR', code: '23505', table: 'account', constraint: 'account_pkey', routine: '_bt_check' },
      detail: 'Key (amount)=(987654) already exists.',
    });
    const told = toldError(error, variables);
    expect(told).toMatchObject({
      message: 'the database refused data',
      code: '23505',
      at: 'account account_pkey _bt_check',
    });
    expect(JSON.stringify(told)).not.toMatch(/Canary|987654/);
    expect(told.stack[0]).toMatch(/^at .*redact\.test/);
  });

  it('tells what is no error too', () => {
    expect(toldError('owes 98765 to x@y.example', variables)).toEqual({
      ...{ type: 'string', message: 'owes [figure] to [address]', stack: [] },
    });
  });
});
