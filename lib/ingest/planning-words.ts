/** Words with a fixed meaning in touchpoints, plans and costs; matched as in `choices.ts`. */
import type { CostMotion, PlanStatus, TouchpointKind } from '../domain/planning';
import type { Choice } from './choices';

export const touchpointChoice: Choice<TouchpointKind> = {
  offered: 'qbr, call, email',
  words: {
    qbr: 'qbr',
    ebr: 'qbr',
    businessreview: 'qbr',
    quarterlybusinessreview: 'qbr',
    executivebusinessreview: 'qbr',
    call: 'call',
    phone: 'call',
    phonecall: 'call',
    meeting: 'call',
    email: 'email',
    mail: 'email',
  },
};

export const planStatusChoice: Choice<PlanStatus> = {
  offered: 'open, won, lost',
  words: {
    open: 'open',
    won: 'won',
    closedwon: 'won',
    lost: 'lost',
    closedlost: 'lost',
  },
};

export const costMotionChoice: Choice<CostMotion> = {
  offered: 'expansion, new',
  words: {
    expansion: 'expansion',
    existing: 'expansion',
    upsell: 'expansion',
    new: 'new',
    newlogo: 'new',
    newbusiness: 'new',
    acquisition: 'new',
  },
};
