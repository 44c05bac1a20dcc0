/** What a file cannot say by its nature, told apart from what is wrong or merely noted in it. */
import type { ProblemInput } from './import-problems';

/** Codes of notices that are about the format rather than about this file. */
const codes = new Set([
  'state_of_one_day',
  'todays_state',
  'columns_at_second_hand',
  'coupon_not_in_amount',
  'removed_add_ons',
  'add_ons_apart',
  'add_ons_of_live',
  'months_only',
  'mrr_rounded',
  'mrr_not_paid',
  'plans_are_products',
  'ids_of_chartmogul',
  'cancellations_at_period_end',
]);

export interface Limit {
  key: string;
  text: string;
  /** What to do about it; null: nothing need be. */
  remedy: string | null;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[.;]$/, '')}.`;

/** 'stripe.csv: the file holds …' → 'The file holds …' */
const withoutFile = ({ file, column, message }: ProblemInput): string => {
  const place = `${column === null ? file : `Column ${column}`}: `;
  return message.startsWith(place) ? message.slice(place.length) : message;
};

/** What the format cannot know, each once, and the problems that remain. */
export function splitLimits<Problem extends ProblemInput>(
  problems: readonly Problem[],
): { limits: Limit[]; others: Problem[] } {
  const limits = new Map<string, Limit>();
  const others: Problem[] = [];
  for (const problem of problems) {
    if (problem.severity !== 'notice' || !codes.has(problem.code)) {
      others.push(problem);
      continue;
    }
    const text = sentence(withoutFile(problem).replace(/^Row \d+(, [^:]*)?: /, ''));
    const remedy = problem.remedy.startsWith('nothing') ? null : sentence(problem.remedy);
    limits.set(text, { key: `${problem.code} ${limits.size}`, text, remedy });
  }
  return { limits: [...limits.values()], others };
}
