/** Cells that hold JSON, read without trusting anything in them. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const own = (object: Json, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);
export const objectIn = (object: Json, name: string): Json => {
  const value = own(object, name);
  return isObject(value) ? value : {};
};
export const textIn = (object: Json, name: string): string | null => {
  const value = own(object, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};
export const wholeIn = (object: Json, name: string): number | null => {
  const value = own(object, name);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
};
