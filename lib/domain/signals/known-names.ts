/**
 * What a stated signal is, by its words: one of those known, a part of the churn risk that begins or ends, or a name of
 * the company's own. Case, spaces, `_` and `-` do not count.
 */
import { type RiskName, type SignalName, signalNames } from './kinds';

/** Parts of the churn risk that are stated, rather than found in ledger and usage. */
export const statedRisks = ['severe_ticket', 'past_due', 'champion_left'] as const satisfies readonly RiskName[];
export type StatedRisk = (typeof statedRisks)[number];

export type Recognised =
  | { is: 'signal'; name: SignalName }
  | { is: 'risk'; name: StatedRisk; ends: boolean }
  | { is: 'own' };

const plainWord = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

const signalWords: Readonly<Record<SignalName, readonly string[]>> = {
  usage_95: ['usage95', 'atlimit', 'limitreached', 'overlimit'],
  usage_80: ['usage80', 'nearlimit', 'approachinglimit'],
  use_up: ['useup', 'usageup', 'usagespike', 'spike'],
  new_users: ['newusers', 'newuser', 'usersinvited', 'userinvited', 'newusersinvited', 'invitedusers'],
  premium_feature: ['premiumfeature', 'premiumfeaturetried', 'triedpremiumfeature', 'featuretried'],
  success_milestone: ['successmilestone', 'milestone', 'milestonereached'],
  admin_active: ['adminactive', 'adminactivity', 'adminlogin'],
  hiring: ['hiring', 'jobposting', 'jobpostings'],
  funding: ['funding', 'fundinground', 'raisedfunding'],
  leadership_change: ['leadershipchange', 'newleader', 'newexecutive'],
  new_market: ['newmarket', 'newregion', 'newoffice', 'marketexpansion'],
  pricing_page: ['pricingpage', 'pricingpageviewed', 'viewedpricing', 'viewedpricingpage'],
  case_study: ['casestudy', 'casestudyread', 'casestudydownloaded'],
  webinar: ['webinar', 'webinarattended', 'attendedwebinar'],
};

const riskWords: Readonly<Record<StatedRisk, { begins: readonly string[]; ends: readonly string[] }>> = {
  severe_ticket: {
    begins: ['severeticket', 'severeticketopened', 'criticalticket', 'urgentticket', 'p1ticket', 'sev1'],
    ends: [
      'severeticketclosed',
      'severeticketsolved',
      'severeticketresolved',
      'criticalticketclosed',
      'urgentticketclosed',
    ],
  },
  past_due: {
    begins: ['pastdue', 'overdue', 'invoiceoverdue', 'paymentfailed'],
    ends: ['pastduepaid', 'pastduesettled', 'paid', 'invoicepaid', 'paymentreceived'],
  },
  champion_left: {
    begins: ['championleft', 'championgone', 'sponsorleft'],
    ends: ['newchampion', 'championfound', 'championreplaced'],
  },
};

const known = new Map<string, Recognised>();
for (const name of signalNames) {
  for (const word of [plainWord(name), ...signalWords[name]]) known.set(word, { is: 'signal', name });
}
for (const name of statedRisks) {
  for (const word of [plainWord(name), ...riskWords[name].begins]) known.set(word, { is: 'risk', name, ends: false });
  for (const word of riskWords[name].ends) known.set(word, { is: 'risk', name, ends: true });
}

const OWN: Recognised = { is: 'own' };

export const recognised = (stated: string): Recognised => known.get(plainWord(stated)) ?? OWN;
