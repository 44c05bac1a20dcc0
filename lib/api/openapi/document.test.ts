import { expect, it } from 'vitest';
import { openapiDocument, operations } from './document';
import { referenceOperations } from './reference';

interface Described {
  security: Record<string, string[]>[];
  responses: Record<string, object>;
}

const paths = openapiDocument().paths as Record<string, Record<string, Described>>;
const described = (path: string, method: string): Described => {
  const found = paths[path]?.[method];
  if (!found) throw new Error(`${method} ${path} is not in the document`);
  return found;
};

it.each([
  ['get', '/v1/reports/retention', [{}, { token: ['read'] }]],
  ['post', '/v1/changes', [{}, { token: ['ingest'] }]],
  ['get', '/health', []],
])('%s %s says the scope that a token needs', (method, path, security) =>
  expect(described(path, method).security).toEqual(security),
);

it('every operation that is not public may be refused for want of a token', () => {
  for (const { path, method } of operations) {
    const { security, responses } = described(path, method);
    expect(['401', '403'].map((status) => status in responses)).toEqual(
      security.length === 0 ? [false, false] : [true, true],
    );
  }
});

it('examples show where a token goes where people sign in, and nothing of one where nobody does', () => {
  const samples = (isOn: boolean) =>
    referenceOperations('https://ratchet.example.com', isOn).map(({ samples: { curl } }) => curl);
  expect(samples(true).every((text) => text.includes('Authorization: Bearer YOUR_TOKEN'))).toBe(true);
  expect(samples(false).some((text) => text.includes('Bearer'))).toBe(false);
});
