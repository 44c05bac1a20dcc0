import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyText, escapeText } from './copy-text';
import { AccountNames, bigintText, hashOf } from './identity';

/** The line that the cells make. */
function line(write: (out: CopyText) => void): string {
  const out = new CopyText();
  write(out);
  out.endLine();
  return out.take().toString('utf8');
}

describe('CopyText', () => {
  it('writes cells between tabs and ends the line', () => {
    const written = line((out) => {
      out.integer(42);
      out.null();
      out.text('Team');
      out.integerOrNull(null);
      out.textOrNull('');
    });
    expect(written).toBe('42\t\\N\tTeam\t\\N\t\n');
  });

  it('escapes what COPY would read as its own, and keeps all other characters', () => {
    expect(line((out) => out.text('a\tb\\c\nd\re\u0000f'))).toBe('a\\tb\\\\c\\nd\\re\ufffdf\n');
    expect(line((out) => out.text('Grüße, 東京 🚀'))).toBe('Grüße, 東京 🚀\n');
  });

  it('begins anew after take, and what was taken stays', () => {
    const out = new CopyText();
    out.lines('first\n');
    const taken = out.take();
    out.lines('other\n');
    expect(taken.toString()).toBe('first\n');
    expect(out.take().toString()).toBe('other\n');
  });

  it('grows beyond its first size', () => {
    const long = 'x'.repeat(700_000);
    expect(line((out) => out.text(long))).toBe(`${long}\n`);
    expect(line((out) => out.text(`${long}é`))).toBe(`${long}é\n`);
  });

  it('writes every whole number as its decimal text', () => {
    const edges = [0, 9, 10, 999_999_999, 1_000_000_000, 1_000_000_001, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER];
    for (const edge of edges.flatMap((value) => [value, -value || 0]))
      expect(line((out) => out.integer(edge))).toBe(`${edge}\n`);
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(line((out) => out.integer(value))).toBe(`${value}\n`);
      }),
    );
  });

  it('writes every signed 64-bit number as its decimal text', () => {
    const half = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, 0x7fff_ffff, -0x8000_0000));
    fc.assert(
      fc.property(half, half, (high, low) => {
        const value = (BigInt(high) << 32n) | BigInt(low >>> 0);
        expect(line((out) => out.bigint(high, low))).toBe(`${value}\n`);
        expect(bigintText({ high, low })).toBe(`${value}`);
      }),
    );
  });

  it('writes any text as escapeText does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(line((out) => out.text(value))).toBe(`${escapeText(value)}\n`);
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
