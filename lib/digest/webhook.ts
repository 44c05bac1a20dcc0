/**
 * Sends a message to a webhook. The address is resolved, checked and connected to in one go, so that a name cannot lead
 * to another host than the one that was checked; redirects are not followed.
 */
import { lookup as resolve } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type Outcome, outcome } from './outcome';
import { isPrivateAddress } from './private-address';

const TIMEOUT_MS = 10_000;

export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

const REFUSED =
  'The webhook leads to an address of this machine or of a private network, which is refused. RATCHET_PRIVATE_WEBHOOKS=1 allows it.';

/** @throws WebhookError where a URL is no address that a webhook may have; names are looked up when it is sent */
export function webhookUrl(text: string, allowsPrivate: boolean): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol))
    throw new WebhookError('The address of a webhook begins with https://');
  if (url.username !== '' || url.password !== '')
    throw new WebhookError('The address of a webhook has no user name and no password in it.');
  if (allowsPrivate) return url;
  if (url.protocol !== 'https:') throw new WebhookError('The address of a webhook begins with https://');
  const host = hostOf(url);
  const isLocalName = host === 'localhost' || /\.(localhost|local|internal|lan|home\.arpa)\.?$/.test(host);
  if (isLocalName || (isIP(host) !== 0 && isPrivateAddress(host))) throw new WebhookError(REFUSED);
  return url;
}

/** Without the brackets of an IPv6 address and without the dot of a root. */
const hostOf = ({ hostname }: URL): string =>
  hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

/** Resolves for the connection that is being made; refuses the name where any of its addresses is private. */
const checkedLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(new WebhookError(REFUSED), '', 0);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

/** Looks the name up as a message would; for when an address is saved. */
export async function checkWebhook(text: string, allowsPrivate: boolean): Promise<URL> {
  const url = webhookUrl(text, allowsPrivate);
  if (allowsPrivate || isIP(hostOf(url)) !== 0) return url;
  return new Promise((done, fail) => {
    checkedLookup(hostOf(url), { all: false }, (error) => {
      if (error === null) done(url);
      else
        fail(error instanceof WebhookError ? error : new WebhookError(`No host answers to the name ${url.hostname}.`));
    });
  });
}

/** Sends JSON. What may have arrived is not told as a failure, so that it is not sent again. */
export function postWebhook(text: string, body: object, allowsPrivate: boolean): Promise<Outcome> {
  let url: URL;
  try {
    url = webhookUrl(text, allowsPrivate);
  } catch (error) {
    return Promise.resolve(outcome('failed', (error as Error).message));
  }
  const payload = Buffer.from(JSON.stringify(body));
  const options: RequestOptions = {
    method: 'POST',
    timeout: TIMEOUT_MS,
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': payload.length },
    ...(!allowsPrivate && { lookup: checkedLookup }),
    // A connection of its own: none that was made before the check.
    agent: false,
  };
  return new Promise((done) => {
    let isSent = false;
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) return done(outcome('sent'));
      const why = status >= 300 && status < 400 ? 'it leads elsewhere, which is not followed' : `it answered ${status}`;
      return done(outcome('failed', `The webhook did not take the message: ${why}.`));
    });
    request.on('finish', () => {
      isSent = true;
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} seconds`)));
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error instanceof WebhookError) return done(outcome('failed', error.message));
      const isAway = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(
        error.code ?? '',
      );
      const why = `${url.host}: ${error.message}`;
      if (isSent && !isAway) return done(outcome('unknown', `The webhook may have taken the message. ${why}`));
      return done(outcome('failed', `The webhook could not be reached. ${why}`));
    });
    request.end(payload);
  });
}
