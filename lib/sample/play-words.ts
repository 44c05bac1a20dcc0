/** The words of the sample company's plays. */
export interface PlayWords {
  key: 'seats' | 'insights' | 'use';
  name: string;
  trigger: string;
  trigger_words: string | null;
  say: string;
  offer: string | null;
  owner: string;
  steps: string[];
  arms: { name: string; what: string }[];
}

const OWNER = 'The account’s owner';

export const playWords: readonly PlayWords[] = [
  {
    key: 'seats',
    name: 'Seats before they run out',
    trigger: 'rule:near-limit',
    trigger_words: null,
    say: 'Your planners are close to the seats you have. Shall we look at the next quarter together?',
    offer: 'Ten seats at the price of eight, until the renewal',
    owner: OWNER,
    steps: ['Look at the meter and its course', 'Write to the champion with the figure', 'Send the offer'],
    arms: [
      { name: 'A', what: 'An e-mail with the figure' },
      { name: 'B', what: 'A call, with the figure on the screen' },
    ],
  },
  {
    key: 'insights',
    name: 'Insights for who tried them',
    trigger: 'rule:premium-tried',
    trigger_words: 'Only where an admin has been active this month',
    say: 'You looked at Insights. May we set it up with your own routes for two weeks?',
    offer: 'Two weeks with their own data',
    owner: OWNER,
    steps: ['See who tried it', 'Set it up with their routes', 'Go through it with them after two weeks'],
    arms: [],
  },
  {
    key: 'use',
    name: 'Use falls: mend before selling',
    trigger: 'action:reactivate_use',
    trigger_words: 'No offer before use is back',
    say: 'It is used less than before. What has changed?',
    offer: null,
    owner: 'Customer success',
    steps: [
      'Find out which part is used less',
      'Ask the champion',
      'Agree on one thing to mend',
      'Look again after 30 days',
    ],
    arms: [],
  },
];

/** Rules that are on from the beginning; they tell nobody. */
export const RULES_ON: readonly string[] = ['near-limit', 'at-risk'];
