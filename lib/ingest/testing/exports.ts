/** One company as the files that five systems would export of it. */
import { addMonths, formatDay, formatMonth, parseDay } from '../../domain/day';
import { csvLine } from '../rejects';
import type { Company, LineState } from './company';

const major = (minor: number): string => (minor / 100).toFixed(2);

const file = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  [header.split(','), ...rows.map((row) => row.map(String))].map((cells) => csvLine(cells, ',')).join('');

/** States of each line in order, each with the one before. */
function* steps({ states }: Company): Generator<{ state: LineState; before: LineState | null }> {
  let before: LineState | null = null;
  for (const state of states) {
    const own: LineState | null = before?.item === state.item ? before : null;
    yield { state, before: own };
    before = state;
  }
}

export const asChanges = (company: Company): string =>
  file(
    'account_id,effective_on,item_id,product,kind,plan,quantity,amount,interval,currency,status',
    company.states.map(({ account, on, item, product, kind, quantity, amountMinor, every, currency }) => [
      ...[account, on, item, product, kind, product, amountMinor === 0 ? '' : quantity, major(amountMinor)],
      ...[every, currency, amountMinor === 0 ? 'ended' : 'active'],
    ]),
  );

/** Sigma's `subscription_item_change_events`: the plans are prices of one product, and a raised price is another price. */
export const asItemChanges = (company: Company): string =>
  file(
    'event_timestamp,event_type,subscription_item_id,currency,customer_id,local_event_timestamp,mrr_change,price_id,product_id,quantity_change,subscription_id',
    [...steps(company)].map(({ state, before }) => {
      const was = before?.monthlyMinor ?? 0;
      const quantityWas = was === 0 ? 0 : (before?.quantity ?? 0);
      const quantityIs = state.monthlyMinor === 0 ? 0 : state.quantity;
      const rises = state.monthlyMinor > was;
      const type =
        was === 0 ? 'ACTIVE_START' : quantityIs === 0 ? 'ACTIVE_END' : rises ? 'ACTIVE_UPGRADE' : 'ACTIVE_DOWNGRADE';
      const at = `${state.on} 00:00:00.000`;
      return [
        ...[at, type, `si_${state.item}`, state.currency.toLowerCase(), state.account, at, state.monthlyMinor - was],
        ...[`price_${state.product}_${state.unitMinor}`, state.kind === 'core' ? 'platform' : state.product],
        ...[quantityIs - quantityWas, `sub_${state.account}`],
      ];
    }),
  );

/** ChartMogul's MRR Movements; `grain`: whose MRR the rows state. */
export function asMovements(company: Company, grain: 'subscription' | 'customer' = 'subscription'): string {
  const rows = [...steps(company)]
    .sort((a, b) => (a.state.on < b.state.on ? -1 : a.state.on > b.state.on ? 1 : 0))
    .map(({ state, before }, rank) => ({ state, before, rank }));
  const mrr = new Map<string, number>();
  return file(
    'DATE,CUSTOMER_NAME,MRR_MOVEMENT,MRR,DESCRIPTION,MOVEMENT_TYPE,CURRENCY_CODE,CUSTOMER_EXTERNAL_ID,SUBSCRIPTION_EXTERNAL_ID,PLAN_EXTERNAL_ID,ACTIVE_SUBSCRIPTION_QUANTITY,UUID,RANK,PREVIOUS_PLAN_EXTERNAL_ID',
    rows.map(({ state, before, rank }) => {
      const movement = state.monthlyMinor - (before?.monthlyMinor ?? 0);
      const owner = grain === 'customer' ? state.account : state.item;
      const after = (mrr.get(owner) ?? 0) + movement;
      mrr.set(owner, after);
      const type = before === null ? 'new_biz' : movement > 0 ? 'expansion' : after === 0 ? 'churn' : 'contraction';
      const { on, account, currency, item, product } = state;
      const quantity = state.monthlyMinor === 0 ? '' : state.quantity;
      return [
        ...[on, `Customer ${account}`, movement, after, '', type, currency, account, item, product, quantity],
        ...[`uuid-${String(rank).padStart(5, '0')}`, rank, before?.product ?? ''],
      ];
    }),
  );
}

function linesOf(states: readonly LineState[]): Map<string, LineState[]> {
  const lines = new Map<string, LineState[]>();
  for (const state of states) lines.set(state.item, [...(lines.get(state.item) ?? []), state]);
  return lines;
}

/** Chargebee's monthly summary: what each subscription comes to at the end of each month of its life. */
export function asMonthlySummary({ states, first, last }: Company): string {
  const rows: (string | number)[][] = [];
  const byItem = linesOf(states);
  for (const [item, own] of byItem) {
    let at: LineState | null = null;
    for (let month = first; month <= last; month++) {
      const before: LineState | null = at;
      at = own.findLast((state) => state.month <= month) ?? null;
      if (at === null || (at.monthlyMinor === 0 && (before?.monthlyMinor ?? 0) === 0)) continue;
      const status = at.monthlyMinor === 0 ? 'cancelled' : 'active';
      // A cancelled subscription repeats the last MRR it had.
      const mrr = at.monthlyMinor === 0 ? (before?.monthlyMinor ?? 0) : at.monthlyMinor;
      rows.push([
        ...[`${item}-${month}`, at.account, item, 'UTC', `${formatMonth(month)}-01`, status],
        ...[at.currency, major(mrr), major(before?.monthlyMinor ?? 0), 'USD'],
      ]);
    }
  }
  return file(
    'id,customer_id,subscription_id,reporting_timezone,reporting_month,status,billing_currency_code,mrr_billing_currency,mrr_previous_billing_currency,reporting_currency_code',
    rows,
  );
}

const TERM_MONTHS: Readonly<Record<LineState['every'], number>> = { month: 1, year: 12 };

/**
 * Invoice lines: each term in advance. Where a line changes within a term, what is left of it is credited and charged anew;
 * `differences`: where the product stays, one line says the difference instead, of amount and of seats.
 */
export function asInvoices({ states, last }: Company, prorated: 'credits' | 'differences' = 'credits'): string {
  const rows: (string | number)[][] = [];
  const add = (state: LineState, on: number, until: number, quantity: number, monthlyMinor: number) => {
    const dayIn = (month: number) => formatDay(addMonths(parseDay(state.on) ?? 0, month - state.month));
    rows.push([
      ...[`${state.item}-${rows.length}`, state.account, dayIn(on), dayIn(on), dayIn(until)],
      ...[state.product, state.product, state.kind, quantity],
      ...[major(monthlyMinor * (until - on)), state.currency],
    ]);
  };
  for (const own of linesOf(states).values()) {
    let termEnd = 0;
    for (const [index, state] of own.entries()) {
      const until = Math.min(own[index + 1]?.month ?? last + 1, last + 1);
      const before = own[index - 1];
      let month = state.month;
      if (before !== undefined && before.monthlyMinor > 0 && termEnd > month) {
        const stays = before.product === state.product && state.monthlyMinor > 0;
        if (prorated === 'differences' && stays) {
          const [more, rate] = [state.quantity - before.quantity, state.monthlyMinor - before.monthlyMinor];
          add(state, month, termEnd, Math.abs(more), rate);
        } else {
          add(before, month, termEnd, before.quantity, -before.monthlyMinor);
          if (state.monthlyMinor > 0) add(state, month, termEnd, state.quantity, state.monthlyMinor);
        }
        month = termEnd;
      }
      if (state.monthlyMinor === 0) termEnd = 0;
      else
        for (; month < until; month = termEnd) {
          termEnd = month + TERM_MONTHS[state.every];
          add(state, month, termEnd, state.quantity, state.monthlyMinor);
        }
    }
  }
  return file(
    'line_id,account_id,invoiced_on,period_start,period_end,product,plan,kind,quantity,amount,currency',
    rows,
  );
}
