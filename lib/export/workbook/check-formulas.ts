/** The formulas of the sheet Check: metrics.md sections 3 and 5 in the words of a spreadsheet. */

/** Ranges of the cube, as formulas name them. */
export interface MoveRanges {
  start: string;
  end: string;
  firstActive: string;
  /** The cell with a day of the month. */
  month: string;
}

const firstOfMonth = (cell: string): string => `DATE(YEAR(${cell}),MONTH(${cell}),1)`;

/** In the order of `Moves`. */
export const moveFormulas = ({ start, end, firstActive, month }: MoveRanges) => ({
  start: `SUM(${start})`,
  new: `SUMPRODUCT((${start}=0)*(${end}>0)*(${firstActive}>=${firstOfMonth(month)})*${end})`,
  reactivation: `SUMPRODUCT((${start}=0)*(${end}>0)*(${firstActive}<${firstOfMonth(month)})*${end})`,
  expansion: `SUMPRODUCT((${start}>0)*(${end}>${start})*(${end}-${start}))`,
  contraction: `SUMPRODUCT((${end}>0)*(${start}>${end})*(${start}-${end}))`,
  churn: `SUMPRODUCT((${start}>0)*(${end}=0)*${start})`,
  end: `SUM(${end})`,
});

const overBase = (start: string, part: string, whole: string): string => `IF(SUM(${start})=0,"",${part}/${whole})`;

/** Of a window, in the order of `Rates`: '' where nobody was active at its start. */
export const rateFormulas = (start: string, end: string) => ({
  nrr: overBase(start, `SUMPRODUCT((${start}>0)*${end})`, `SUM(${start})`),
  grr: overBase(start, `SUMPRODUCT((${end}<${start})*${end}+(${end}>=${start})*${start})`, `SUM(${start})`),
  logo: overBase(start, `SUMPRODUCT((${start}>0)*(${end}>0))`, `SUMPRODUCT((${start}>0)*1)`),
});

/** Decimals of a ratio to which both must agree: beyond them a sum of doubles says nothing. */
export const RATE_DECIMALS = 11;

export const moneyDifference = (a: string, b: string, exponent: number): string => `ROUND(${a}-${b},${exponent})`;

/** 0 where neither is there, 1 where one is. */
export const rateDifference = (a: string, b: string): string =>
  `IF(AND(${a}="",${b}=""),0,IF(OR(${a}="",${b}=""),1,ROUND(${a}-${b},${RATE_DECIMALS})))`;
