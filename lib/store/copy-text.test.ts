import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyText, escapeText } from './copy-text';
import { AccountNames, bigintText, hashOf } from './identity';

describe('CopyText', () => {
  it('begins anew after take, and what was taken stays', () => {
    const out = new CopyText();
    out.lines('first\n');
    const taken = out.take();
    out.lines('other\n');
    expect(taken.toString()).toBe('first\n');
    expect(out.take().toString()).toBe('other\n');
  });

  it('grows beyond its first size', () => {
    const long = `${'x'.repeat(700_000)}é\n`;
    const out = new CopyText();
    out.lines(long);
    expect(out.take().toString()).toBe(long);
  });
});

describe('escapeText', () => {
  it('escapes what COPY would read as its own, and keeps all other characters', () => {
    expect(escapeText('a\tb\\c\nd\re\u0000f')).toBe('a\\tb\\\\c\\nd\\re\ufffdf');
    expect(escapeText('Grüße, 東京 🚀')).toBe('Grüße, 東京 🚀');
  });
});

describe('bigintText', () => {
  it('is the decimal text of every signed 64-bit number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(bigintText({ high: Number(value >> 32n), low: Number(value & 0xffffffffn) | 0 })).toBe(`${value}`);
      }),
    );
  });
});

describe('AccountNames', () => {
  it('hashes a name as hashOf does, with and without a key, also when the account was met before', () => {
    const names = new AccountNames('files\u0000');
    const keys = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.string(),
        fc.boolean(),
        (account, item, day, keyed) => {
          if (!keys.has(account)) keys.set(account, keys.size * 10);
          const { high, low } = hashOf(`files\u0000${account}/${item}/${day}`);
          for (const key of [keyed ? (keys.get(account) ?? -1) : -1, -1])
            expect(names.hashOf(key, account, item, day)).toEqual({ high, low });
        },
      ),
    );
  });
});
