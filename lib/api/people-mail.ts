/** The letters that carry a link to choose a password. */
import type { Letter } from '@/lib/digest/mail';

const words = {
  invitation: {
    subject: 'You are invited to Ratchet',
    said: 'You are invited to look at revenue retention together. Choose a password here, within a week:',
    after: 'If you expected no invitation, do nothing.',
  },
  reset: {
    subject: 'A new password for Ratchet',
    said: 'Choose a new password here, within two hours:',
    after: 'If you did not ask for this, do nothing: your password stays as it is.',
  },
} as const;

/** Links are made by us, of letters that mean nothing in HTML. */
export function entryLetter(kind: keyof typeof words, to: string, link: string): Letter {
  const { subject, said, after } = words[kind];
  return {
    ...{ to, subject },
    text: `${said}\n\n${link}\n\n${after}\n`,
    html: `<p>${said}</p><p><a href="${link}">${link}</a></p><p>${after}</p>`,
  };
}
