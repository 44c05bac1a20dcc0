/**
 * Scores by the words of metrics.md section 12, row by row and day by day, without anything of the real computation:
 * no columns, no order, no tables of decay. Days are numbers.
 */
export interface PlainSignal {
  day: number;
  signal: string;
  /** Points; null: as its kind weighs. */
  weight: number | null;
}

export interface PlainReading {
  day: number;
  meter: string;
  used: number;
  limit: number | null;
}

const KINDS: Record<string, [category: 'product' | 'account' | 'engagement', weight: number, halfLife: number]> = {
  usage_80: ['product', 40, 14],
  usage_95: ['product', 55, 14],
  use_up: ['product', 25, 21],
  new_users: ['product', 15, 21],
  premium_feature: ['product', 25, 14],
  success_milestone: ['product', 20, 30],
  admin_active: ['product', 10, 14],
  hiring: ['account', 12, 45],
  funding: ['account', 18, 60],
  leadership_change: ['account', 8, 45],
  new_market: ['account', 12, 60],
  pricing_page: ['engagement', 12, 7],
  case_study: ['engagement', 6, 14],
  webinar: ['engagement', 6, 14],
};
const CAPS = { product: 60, account: 25, engagement: 15 };
const RISKS: Record<string, number> = { severe_ticket: 15, past_due: 20, champion_left: 20 };

/** The last reading of each meter by a day. */
function lastReadings(readings: PlainReading[], day: number): PlainReading[] {
  const known = readings.filter((each) => each.day <= day);
  return [...new Set(known.map(({ meter }) => meter))].map((meter) =>
    known.filter((each) => each.meter === meter).reduce((last, each) => (each.day > last.day ? each : last)),
  );
}

/** The reading of the same meter nearest to so many days before, at most 15 off; of two the earlier. */
function compared(readings: PlainReading[], last: PlainReading, days: number): PlainReading | null {
  const off = (each: PlainReading): number => Math.abs(last.day - days - each.day);
  const near = readings
    .filter((each) => each.meter === last.meter && each.day < last.day && off(each) <= 15)
    .sort((a, b) => off(a) - off(b) || a.day - b.day);
  return near[0] && near[0].used > 0 ? near[0] : null;
}

/** Every signal there is by a day, derived ones too. */
function allSignals(signals: PlainSignal[], readings: PlainReading[], day: number): PlainSignal[] {
  const stated = signals.filter(
    (each) => each.day <= day && !(each.signal in RISKS) && !each.signal.endsWith('closed'),
  );
  const derived = lastReadings(readings, day).flatMap((last): PlainSignal[] => {
    const saysItself = (names: string[]): boolean =>
      stated.some((each) => names.includes(each.signal) && each.day >= last.day - 30);
    const share = last.limit === null || last.limit === 0 ? 0 : last.used / last.limit;
    const found: PlainSignal[] = [];
    if (share >= 0.8 && !saysItself(['usage_80', 'usage_95']))
      found.push({ day: last.day, signal: share >= 0.95 ? 'usage_95' : 'usage_80', weight: null });
    const before = compared(readings, last, 30);
    if (before !== null && last.used >= 1.3 * before.used && !saysItself(['use_up']))
      found.push({ day: last.day, signal: 'use_up', weight: null });
    return found;
  });
  return [...stated, ...derived];
}

export function plainScore(signals: PlainSignal[], readings: PlainReading[], day: number): number {
  const sums = { product: 0, account: 0, engagement: 0 };
  for (const { day: on, signal, weight } of allSignals(signals, readings, day)) {
    const [category, usual, halfLife] = KINDS[signal] ?? (['engagement', 0, 14] as const);
    sums[category] += (weight ?? usual) * 2 ** (-(day - on) / halfLife);
  }
  return (['product', 'account', 'engagement'] as const).reduce(
    (score, category) => score + Math.min(CAPS[category], sums[category]),
    0,
  );
}

/** Of what is stated and read; seats and renewals are the ledger's. `all`: the readings of every account. */
export function plainRisk(signals: PlainSignal[], readings: PlainReading[], all: PlainReading[], day: number): number {
  let risk = 0;
  const last = lastReadings(readings, day);
  const hasFallen = last.some((each) => {
    const before = each.day < day - 45 ? null : compared(readings, each, 60);
    return before !== null && each.used <= 0.7 * before.used;
  });
  if (hasFallen) risk += 30;
  const used = readings.filter((each) => each.day <= day && each.used > 0);
  const meters = [...new Set(used.map(({ meter }) => meter))];
  const isIdle = meters.every((meter) => {
    const through = Math.max(...all.filter((each) => each.meter === meter && each.day <= day).map((each) => each.day));
    const lastUse = Math.max(...used.filter((each) => each.meter === meter).map((each) => each.day));
    return through >= day - 45 && lastUse <= through - 14;
  });
  if (meters.length > 0 && isIdle) risk += 25;
  for (const [name, points] of Object.entries(RISKS)) {
    const opened = signals.filter((each) => each.signal === name && each.day <= day && each.day > day - 90);
    const closed = signals.filter((each) => each.signal === `${name}_closed` && each.day <= day && each.day > day - 90);
    // Day after day: what was opened until then, less what was closed, never below none.
    let open = 0;
    for (let on = day - 89; on <= day; on += 1) {
      open += opened.filter((each) => each.day === on).length;
      const ends = closed.filter((each) => each.day === on).length;
      open = name === 'severe_ticket' ? Math.max(0, open - ends) : ends > 0 ? 0 : open;
    }
    if (open > 0) risk += points;
  }
  return Math.min(100, risk);
}
