import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { PASSWORD_LEAST, weakness } from './passwords';

const EMAIL = 'ada@example.com';

describe('a password that is chosen', () => {
  it.each(['correct horse battery', 'staple lamp orange', 'unlikely pond 42', 'vR7#kd92!mQp', 'überraschend gut so'])(
    'may be %s',
    (password) => expect(weakness(password, EMAIL)).toBeNull(),
  );

  it.each([
    ['short words', 'at least 12'],
    ['x'.repeat(129), 'at most 128'],
    ['password1234', 'anybody tries'],
    ['Iloveyou1234', 'anybody tries'],
    ['qwertyuiop12', 'anybody tries'],
    ['qazwsxedcrfv', 'anybody tries'],
    ['abcdefghijkl', 'anybody tries'],
    ['123456789012', 'anybody tries'],
    ['monkeymonkey', 'anybody tries'],
    ['Sunshine2024!', 'anybody tries'],
    ['p@ssw0rdp@ssw0rd', 'anybody tries'],
    ['ratchet12345', 'anybody tries'],
  ])('may not be %s', (password, why) => expect(weakness(password, EMAIL)).toContain(why));

  it('may not hold one’s own address', () => {
    expect(weakness('adalovelace in june', 'adalovelace@example.com')).toContain('your own address');
  });

  it('is none of the most used ones, as they are or lengthened to what is asked for', () => {
    const all = Object.values(dictionary['passwords-common']).map(String);
    const used = all.slice(0, 3000);
    const long = all.filter((word) => word.length >= PASSWORD_LEAST);
    const lengthened = used.slice(0, 300).map((word) => `${word}123456789012`.slice(0, Math.max(word.length, 12)));
    expect(long.length).toBeGreaterThan(100);
    for (const password of [...used, ...long, ...lengthened])
      expect(weakness(password, EMAIL), password).not.toBeNull();
  });
});
