import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, environmentSchema, readEnvironment } from './env';

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const exampleVariables = [...example.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value] as const);

describe('the environment', () => {
  it('.env.example lists exactly the variables of the schema', () => {
    expect(exampleVariables.map(([name]) => name).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('.env.example states values the schema accepts, and the defaults where there are any', () => {
    const {
      DATABASE_URL: _server,
      RATCHET_DEBUG: _debug,
      ...defaults
    } = environmentSchema.parse(Object.fromEntries(exampleVariables));
    expect(defaults).toEqual(environmentSchema.parse({}));
  });

  it('needs nothing to be set, and an empty variable counts as unset', () => {
    const expected = { databaseUrl: null, dataDir: '/srv/data', rootDir: '/srv', host: '127.0.0.1', port: 3000 };
    expect(readEnvironment({}, '/srv')).toEqual(expected);
    expect(readEnvironment({ DATABASE_URL: '', PORT: ' ' }, '/srv')).toEqual(expected);
  });

  it('names every variable that is wrong at once', () => {
    const wrong = () => readEnvironment({ DATABASE_URL: 'mysql://x', PORT: '70000', HOST: '0.0.0.0' }, '/srv');
    expect(wrong).toThrow(EnvironmentError);
    expect(wrong).toThrow(/DATABASE_URL: .*\n.*HOST: .*\n.*PORT: /);
  });
});
