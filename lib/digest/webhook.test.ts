import { afterEach, describe, expect, it } from 'vitest';
import { isPrivateAddress } from './private-address';
import { type Hook, hook } from './testing/places';
import { checkWebhook, postWebhook, webhookUrl } from './webhook';

const hostile = [
  ...['https://localhost/x', 'https://LOCALHOST./x', 'https://api.localhost/x', 'https://printer.local/x'],
  ...['https://metadata.google.internal/x', 'https://127.0.0.1/x', 'https://127.1/x', 'https://2130706433/x'],
  ...['https://0x7f000001/x', 'https://0177.0.0.1/x', 'https://0/x', 'https://10.1.2.3/x', 'https://172.16.0.1/x'],
  ...['https://172.31.255.255/x', 'https://192.168.1.1/x', 'https://169.254.169.254/latest', 'https://100.64.0.1/x'],
  ...['https://198.18.0.1/x', 'https://192.0.2.1/x', 'https://198.51.100.7/x', 'https://203.0.113.9/x'],
  ...['https://224.0.0.1/x', 'https://255.255.255.255/x', 'https://[::1]/x', 'https://[::]/x', 'https://[fe80::1]/x'],
  ...['https://[fc00::1]/x', 'https://[fd12:3456::1]/x', 'https://[::ffff:127.0.0.1]/x', 'https://[::ffff:a00:1]/x'],
  ...['https://[64:ff9b::7f00:1]/x', 'https://[2002:7f00:1::]/x', 'https://[2001:db8::1]/x', 'https://[ff02::1]/x'],
  ...['http://example.com/x', 'ftp://example.com/x', 'file:///etc/passwd', 'javascript:alert(1)', 'not a url'],
  ...['https://user:password@example.com/x', 'https://\u2460\u2461\u2466.0.0.1/x'],
];

describe('the address of a webhook', () => {
  it.each(hostile)('%s is refused when it is saved and when it is sent to', async (address) => {
    expect(() => webhookUrl(address, false)).toThrow();
    await expect(checkWebhook(address, false)).rejects.toThrow();
    expect(await postWebhook(address, {}, false)).toMatchObject({ status: 'failed' });
  });

  it('of the internet is taken', () => {
    expect(webhookUrl(' https://hooks.example.com/services/T/B/x ', false).host).toBe('hooks.example.com');
    expect(webhookUrl('https://8.8.8.8/x', false).host).toBe('8.8.8.8');
    expect(isPrivateAddress('2606:4700::1111')).toBe(false);
    expect(isPrivateAddress('8.8.8.8')).toBe(false);
    expect(isPrivateAddress('no address')).toBe(true);
  });
});

describe('a webhook of this machine, where that is allowed', () => {
  const made: Hook[] = [];
  const of = async (...asked: Parameters<typeof hook>): Promise<Hook> => {
    const server = await hook(...asked);
    made.push(server);
    return server;
  };
  afterEach(async () => {
    for (const server of made.splice(0)) await server.close();
  });

  it('gets the message, and is refused where it is not', async () => {
    const server = await of();
    expect(await postWebhook(server.url, { text: 'Hello' }, true)).toEqual({ status: 'sent', error: null });
    expect(server.bodies).toEqual(['{"text":"Hello"}']);
    expect(await postWebhook(server.url.replace('http:', 'https:'), { text: 'x' }, false)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('RATCHET_PRIVATE_WEBHOOKS'),
    });
    expect(server.bodies).toHaveLength(1);
  });

  it('that leads elsewhere is not followed; that refuses is told', async () => {
    const target = await of();
    const leading = await of(307, target.url);
    expect(await postWebhook(leading.url, {}, true)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('not followed'),
    });
    expect(target.bodies).toEqual([]);
    const refusing = await of(500);
    expect(await postWebhook(refusing.url, {}, true)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('500'),
    });
  });

  it('that is away is told without its address, which is a secret', async () => {
    const server = await hook();
    await server.close();
    const { status, error } = await postWebhook(server.url, {}, true);
    expect(status).toBe('failed');
    expect(error).toContain('127.0.0.1');
    expect(error).not.toContain('secret');
  });
});
