/** Amounts as words beside the numbers: wherever the contract says money, a field `…_text` stands beside it. */
import type * as z from 'zod';
import { minor } from '@/lib/api/contract/parts';
import { formatExactMoney } from '@/lib/view/format';

/** The shape under `nullable`, `optional`, `readonly` and the like. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as { def: { innerType?: z.core.$ZodType } };
  return schema !== minor && def.innerType !== undefined ? bare(def.innerType) : schema;
}

/**
 * A copy of an answer with `arr_text` beside `arr` and so on. Smallest units are easily read as whole ones by whoever
 * (or whatever) reads JSON; the words leave no doubt.
 */
export function withMoneyText(schema: z.core.$ZodType, value: unknown, currency: string): unknown {
  const { def } = bare(schema)._zod as {
    def: {
      type: string;
      shape?: Record<string, z.core.$ZodType>;
      element?: z.core.$ZodType;
      valueType?: z.core.$ZodType;
    };
  };
  if (Array.isArray(value)) {
    const { element } = def;
    return element === undefined ? value : value.map((each) => withMoneyText(element, each, currency));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = [];
  for (const [key, each] of Object.entries(value)) {
    const part = def.type === 'record' ? def.valueType : def.shape?.[key];
    entries.push([key, part === undefined ? each : withMoneyText(part, each, currency)]);
    if (part !== undefined && bare(part) === minor && typeof each === 'number')
      entries.push([`${key}_text`, formatExactMoney(each, currency)]);
  }
  return Object.fromEntries(entries);
}
