/** The fields of usage readings and signals (formats.md section 1). */
import { accountId, field, type KindFields, withNames } from './field';

const on = (...same: string[]) => field('on', 'date', same, ['date', 'day', 'timestamp', 'occurred at']);

export const usage: KindFields = {
  needs: [['account_id'], ['on'], ['meter'], ['used']],
  fields: [
    withNames(accountId),
    on('usage date', 'reading date', 'measured on'),
    field('meter', 'text', ['meter name', 'usage metric'], ['metric', 'feature', 'unit']),
    field('used', 'number', ['usage', 'used quantity', 'consumed'], ['value', 'quantity', 'amount', 'count']),
    field('limit', 'number', ['usage limit', 'quota', 'allowance', 'included'], ['cap', 'entitlement']),
  ],
};

export const signals: KindFields = {
  needs: [['account_id'], ['on'], ['signal']],
  fields: [
    withNames(accountId),
    on('signal date'),
    field('signal', 'text', ['signal name', 'signal type'], ['event', 'event name', 'trigger']),
    field('weight', 'number', ['signal weight', 'points'], ['score']),
    field('note', 'text', ['notes', 'comment', 'comments'], ['summary', 'details']),
  ],
};
