/** The headers that keep pages and answers to themselves. */
import { readEnvironment } from '@/lib/env';

const YEAR_S = 31_536_000;

/** Styles are set on elements by charts and menus; scripts are ours by their nonce, and nothing comes from elsewhere. */
export function pagePolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    ...["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"],
  ].join('; ');
}

/** On every answer. Browsers keep to https for a year where that is how people come. */
export function hardHeaders(): [name: string, value: string][] {
  const isSecure = readEnvironment().url.startsWith('https:');
  return [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['x-frame-options', 'DENY'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
    ...(isSecure ? [['strict-transport-security', `max-age=${YEAR_S}; includeSubDomains`] as [string, string]] : []),
  ];
}

/** An answer of the API: data for one person, no document. */
export const answerPolicy = "default-src 'none'; frame-ancestors 'none'";
