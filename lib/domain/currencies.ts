/** ISO 4217: the currencies money comes in, each with its number of decimals. */

const NO_DECIMALS = 'BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';

const TWO_DECIMALS = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
  CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
  HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL LTL LVL MAD MDL MGA MKD MMK MNT MOP
  MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR
  SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED
  VEF VES WST XAD XCD XCG YER ZAR ZMW ZWG ZWL`;

const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND';

const FOUR_DECIMALS = 'CLF UYW';

const codes = (list: string): string[] => list.trim().split(/\s+/);

const exponents = new Map<string, number>([
  ...codes(NO_DECIMALS).map((code) => [code, 0] as const),
  ...codes(TWO_DECIMALS).map((code) => [code, 2] as const),
  ...codes(THREE_DECIMALS).map((code) => [code, 3] as const),
  ...codes(FOUR_DECIMALS).map((code) => [code, 4] as const),
]);

/** Decimals of a currency by its upper-case code: 2 for USD, 0 for JPY, 3 for KWD. Null: no currency is known by it. */
export function currencyExponent(code: string): number | null {
  return exponents.get(code) ?? null;
}
