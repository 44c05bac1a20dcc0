/** The fields of the kinds that state no revenue (formats.md section 1): touchpoints, plans, costs, targets, control totals. */
import { accountId, field, type KindFields, withNames } from './field';

const owner = field('owner', 'text', ['account owner', 'csm'], ['rep', 'sales rep', 'account manager']);

export const touchpoints: KindFields = {
  needs: [['account_id'], ['on']],
  // An account and a day alone could be usage, signals or anything.
  telling: ['kind', 'owner'],
  fields: [
    withNames(accountId),
    field('on', 'date', ['touchpoint date', 'meeting date', 'held on', 'contacted on'], ['date', 'day']),
    field(
      'kind',
      'choice',
      ['touchpoint', 'touchpoint kind', 'touchpoint type'],
      ['type', 'activity', 'activity type'],
    ),
    owner,
    field('note', 'text', ['notes', 'comment', 'comments'], ['summary', 'subject']),
  ],
};

export const plans: KindFields = {
  needs: [['account_id'], ['opened_on']],
  fields: [
    withNames(accountId),
    field('opened_on', 'date', ['opened', 'open date', 'date opened', 'opportunity opened']),
    field('source', 'text', ['expansion source', 'opportunity type'], ['type']),
    field('amount', 'number', ['opportunity amount', 'expected amount', 'expected arr'], ['value', 'arr']),
    field('expected_on', 'date', ['expected close', 'expected close date', 'close expected'], ['due', 'expected']),
    field('champion', 'text', ['our champion'], ['contact', 'sponsor']),
    owner,
    field('status', 'choice', ['opportunity status', 'stage'], ['state', 'outcome']),
    field('closed_on', 'date', ['closed', 'close date', 'date closed', 'won on', 'lost on'], []),
  ],
};

export const costs: KindFields = {
  needs: [['month'], ['motion'], ['amount']],
  fields: [
    field('month', 'month', ['period', 'cost month'], ['date']),
    field('motion', 'choice', ['cost motion', 'sales motion'], ['type', 'category', 'purpose']),
    field('team', 'text', ['department', 'cost center', 'cost centre'], ['function', 'group']),
    field('amount', 'number', ['cost', 'costs', 'spend'], ['value', 'total']),
  ],
};

export const targets: KindFields = {
  needs: [['metric'], ['period'], ['value']],
  fields: [
    field('metric', 'text', ['metric name', 'kpi'], ['measure', 'figure']),
    field('period', 'text', ['target period'], ['month', 'quarter', 'year']),
    field('value', 'number', ['target', 'target value', 'goal'], ['amount']),
    field('segment', 'text', ['customer segment'], []),
    owner,
  ],
};

export const controlTotals: KindFields = {
  needs: [['month'], ['mrr']],
  fields: [
    field('month', 'month', ['period', 'month end'], ['date']),
    field(
      'mrr',
      'number',
      ['total mrr', 'control total', 'gl mrr', 'ledger mrr'],
      ['gl balance', 'ledger balance', 'total'],
    ),
  ],
};
