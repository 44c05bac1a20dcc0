import { expect, it } from 'vitest';
import { addressName, PEER_HEADER, peerOf } from './peer';

it('an address has one name, however it is spelled', () => {
  for (const spelled of [
    '2001:db8::1',
    '2001:0DB8:0:0::1',
    '[2001:db8::ffff]:443',
    '2001:db8:0:0:1:2:3:4',
    '2001:db8::1%eth0',
  ])
    expect(addressName(spelled), spelled).toBe('2001:db8:0:0::/64');
  for (const spelled of [
    '192.0.2.7',
    '::ffff:192.0.2.7',
    '::FFFF:c000:207',
    '0:0:0:0:0:ffff:192.0.2.7',
    '192.0.2.7:5050',
  ])
    expect(addressName(spelled), spelled).toBe('192.0.2.7');
  expect(addressName('2001:db8:0:1::1')).not.toBe(addressName('2001:db8::1'));
  for (const none of ['', 'unknown', 'a.b.c.d', '1::2::3', '1:2:3']) expect(addressName(none)).toBe('unknown');
});

it('a client’s own X-Forwarded-For is no address; what a known proxy added is', () => {
  const sent = new Headers({ [PEER_HEADER]: '10.0.0.1', 'x-forwarded-for': '6.6.6.6, 203.0.113.9' });
  expect(peerOf(sent, 0)).toBe('10.0.0.1');
  expect(peerOf(sent, 1)).toBe('203.0.113.9');
  expect(peerOf(new Headers({ [PEER_HEADER]: '10.0.0.1' }), 1)).toBe('10.0.0.1');
  expect(peerOf(new Headers(), 0)).toBe('unknown');
});
