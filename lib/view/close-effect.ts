/** What closing a month keeps, before it is closed. */
import { dayText, formatExactMoney, monthText, percent, wholeNumber } from './format';

export interface CloseInput {
  edition: number;
  currency: string;
  data_through: string;
  ledger_version: number;
  end_arr: number;
  nrr: number | null;
  grr: number | null;
  earlier_open: readonly string[];
}

export function closeEffect(outcome: CloseInput): { name: string; value: string }[] {
  const { edition, currency, data_through, ledger_version, end_arr, nrr, grr, earlier_open } = outcome;
  const [earliest] = earlier_open;
  const count = earlier_open.length;
  return [
    { name: 'ARR at its end', value: formatExactMoney(end_arr, currency) },
    { name: 'NRR and GRR, 12 months', value: `${percent(nrr)} and ${percent(grr)}` },
    { name: 'The ledger', value: `version ${ledger_version}, data through ${dayText(data_through)}` },
    ...(edition > 1 ? [{ name: 'Closed before', value: `${wholeNumber(edition - 1)} times; each stays kept` }] : []),
    ...(earliest === undefined
      ? []
      : [
          {
            name: count === 1 ? 'An earlier month is open' : 'Earlier months are open',
            value: count === 1 ? monthText(earliest) : `${wholeNumber(count)}, from ${monthText(earliest)}`,
          },
        ]),
  ];
}
