/** The question of an account's page: its own, whatever accounts the list it came from is filtered to. */
import type { Question } from './question';

export const accountQuestion = (account: string, { as_of, fx, roll_up }: Question) => ({
  account,
  ...(as_of !== null && { as_of }),
  ...(fx !== 'plan' && { fx }),
  ...(roll_up !== 'account' && { roll_up }),
});

/** The id in an address; a text that nobody has encoded stands for itself. */
export function accountOf(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
