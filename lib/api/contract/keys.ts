/**
 * Field names as they travel (snake_case) and as they are in the code. For what is passed on whole, such as a deck: there
 * no name of a field comes from data.
 */
type Mapping = (key: string) => string;

function mapped(value: unknown, name: Mapping): unknown {
  if (Array.isArray(value)) return value.map((entry) => mapped(entry, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [name(key), mapped(entry, name)]));
}

export const camelKeys = (value: unknown): unknown =>
  mapped(value, (key) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));

export const snakeKeys = (value: object): object =>
  mapped(value, (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)) as object;
