/** What a field of a file is: its type and the names by which files call it. `same` mean exactly this; `near` if nothing better does. */
import { type FieldNames, fieldNames } from './similarity';

export type ValueType = 'text' | 'number' | 'date' | 'month' | 'choice';

export interface Field {
  name: string;
  type: ValueType;
  names: FieldNames;
}

export interface KindFields {
  fields: readonly Field[];
  /** Each inner list: one of these must be there. */
  needs: readonly (readonly string[])[];
  /** One of these tells the kind from others with the same needs; without any it is not recognised, but can be said. */
  telling?: readonly string[];
}

export const field = (name: string, type: ValueType, same: string[] = [], near: string[] = []): Field => ({
  name,
  type,
  names: fieldNames(name, same, near),
});

export const accountId = field(
  'account_id',
  'text',
  [
    'customer id',
    'client id',
    'company id',
    'organization id',
    'account number',
    'account no',
    'customer number',
    'acct id',
  ],
  [
    'account',
    'customer',
    'client',
    'company',
    'organization',
    'organisation',
    'id',
    'external id',
    'account code',
    'cust id',
  ],
);

/** The account's column may hold its name, where the file numbers none. */
export const withNames = (base: Field): Field => ({
  ...base,
  names: {
    ...base.names,
    near: [...base.names.near, 'customername', 'accountname', 'companyname', 'clientname', 'name'],
  },
});
