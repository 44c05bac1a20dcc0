import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, environmentSchema, readEnvironment } from './env';

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const exampleVariables = [...example.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value] as const);
/** As when the lines are taken over: an empty variable is none. */
const stated = Object.fromEntries(exampleVariables.filter(([, value]) => value));

describe('the environment', () => {
  it('.env.example lists exactly the variables of the schema', () => {
    expect(exampleVariables.map(([name]) => name).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('.env.example states values the schema accepts, and the defaults where there are any', () => {
    const {
      DATABASE_URL: _server,
      RATCHET_SMTP_URL: _mail,
      RATCHET_MAIL_FROM: _from,
      RATCHET_URL: _url,
      RATCHET_AUTH: _auth,
      STRIPE_API_KEY: _key,
      RATCHET_BACKUP_DIR: _backups,
      RATCHET_METRICS_TOKEN: _metrics,
      RATCHET_DEBUG: _debug,
      ...defaults
    } = environmentSchema.parse(stated);
    expect(defaults).toEqual(environmentSchema.parse({}));
  });

  it('needs nothing to be set, and an empty variable counts as unset', () => {
    const expected = {
      ...{ databaseUrl: null, dataDir: '/srv/data', rootDir: '/srv', host: '127.0.0.1', port: 3000 },
      ...{ mail: null, allowsPrivateWebhooks: false, url: 'http://127.0.0.1:3000', auth: null },
      ...{ backupDir: '/srv/data/backups', metricsToken: null, logLevel: 'warn' },
      stripe: { api: 'https://api.stripe.com', key: null },
    };
    expect(readEnvironment({}, '/srv')).toEqual(expected);
    expect(readEnvironment({ DATABASE_URL: '', PORT: ' ' }, '/srv')).toEqual(expected);
  });

  it('mails are from whom is stated, else from the user that signs in', () => {
    const mailOf = (said: Record<string, string>) => readEnvironment(said, '/srv').mail;
    const RATCHET_SMTP_URL = 'smtps://ratchet%40example.com:a%2Fb@smtp.example.com:465';
    expect(mailOf({ RATCHET_SMTP_URL })).toEqual({ url: RATCHET_SMTP_URL, from: 'Ratchet <ratchet@example.com>' });
    expect(mailOf({ RATCHET_SMTP_URL, RATCHET_MAIL_FROM: 'Figures <f@example.com>' })?.from).toBe(
      'Figures <f@example.com>',
    );
    expect(mailOf({ RATCHET_SMTP_URL: 'smtp://127.0.0.1:25' })?.from).toBe('Ratchet <ratchet@127.0.0.1>');
    expect(() => mailOf({ RATCHET_SMTP_URL: 'https://smtp.example.com' })).toThrow(/RATCHET_SMTP_URL/);
    expect(readEnvironment({ RATCHET_URL: 'https://ratchet.example.com/' }, '/srv').url).toBe(
      'https://ratchet.example.com',
    );
  });

  it('sends Stripe’s key to Stripe and this machine alone, and takes no key that can do more than read', () => {
    const api = (RATCHET_STRIPE_API: string) => readEnvironment({ RATCHET_STRIPE_API }, '/srv').stripe.api;
    expect(api('http://127.0.0.1:9999')).toBe('http://127.0.0.1:9999');
    for (const wrong of ['https://example.com', 'http://api.stripe.com', 'http://127.0.0.1.example.com'])
      expect(() => api(wrong)).toThrow(/RATCHET_STRIPE_API/);
    expect(() => readEnvironment({ STRIPE_API_KEY: 'sk_live_1' }, '/srv')).toThrow(/STRIPE_API_KEY/);
  });

  it('names every variable that is wrong at once', () => {
    const wrong = () => readEnvironment({ DATABASE_URL: 'mysql://x', PORT: '70000', HOST: 'http://x' }, '/srv');
    expect(wrong).toThrow(EnvironmentError);
    expect(wrong).toThrow(/DATABASE_URL: .*\n.*HOST: .*\n.*PORT: /);
  });

  it('beyond this machine people sign in, and it answers to one name', () => {
    const RATCHET_URL = 'https://ratchet.example.com';
    expect(readEnvironment({ HOST: '0.0.0.0', RATCHET_URL }, '/srv').auth).toEqual({ secret: null, proxies: 0 });
    expect(readEnvironment({ RATCHET_AUTH: 'on' }, '/srv').auth).toEqual({ secret: null, proxies: 0 });
    expect(() => readEnvironment({ HOST: '0.0.0.0' }, '/srv')).toThrow(/RATCHET_URL: say where/);
    expect(() => readEnvironment({ HOST: '10.0.0.5', RATCHET_URL, RATCHET_AUTH: 'off' }, '/srv')).toThrow(
      /HOST: without sign-in/,
    );
  });

  it('takes no secret that is short, or that an example might have said', () => {
    const secret = (RATCHET_AUTH_SECRET: string) =>
      readEnvironment({ RATCHET_AUTH: 'on', RATCHET_AUTH_SECRET }, '/srv').auth?.secret;
    expect(secret('kV9x2mQ7rLfW0zBtY5nHuJpE8gDsAoCi')).toBe('kV9x2mQ7rLfW0zBtY5nHuJpE8gDsAoCi');
    for (const wrong of [
      'kV9x2mQ7',
      'a'.repeat(40),
      'please-change-me-please-change-me',
      'your-secret-your-secret-your-key',
    ])
      expect(() => secret(wrong)).toThrow(/RATCHET_AUTH_SECRET/);
  });
});
