/** Shared pages as whole documents: no script, nothing from elsewhere, nothing that leads further. */
import type { DeckModel } from '@/lib/view/deck/deck';
import { dayText } from '@/lib/view/format';
import { type Markup, markup, raw } from '@/lib/view/markup';
import { sheet } from './sheet';
import { styleSheet } from './style';

const whole = (title: string, accent: string | null, body: Markup): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(styleSheet(accent))}</style>
</head>
<body>${body}</body>
</html>
`.html;

export interface Shared {
  model: DeckModel;
  /** What the link was called. */
  name: string;
  kind: 'page' | 'deck';
  /** A day. */
  expiresOn: string;
}

/** A logo is a picture and nothing else. */
const isPicture = (logo: string): boolean => /^data:image\/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(logo);

/** The page or deck that a link opens. */
export function sharedDocument({ model, name, kind, expiresOn }: Shared): string {
  const { logo, slides, company, standing } = model;
  const isDeck = kind === 'deck';
  const title = isDeck ? model.title : `${company} · ${name}`;
  return whole(
    title,
    isDeck ? model.accent : null,
    markup`
<header><div><h1>${title}</h1><p>${standing[0]?.toUpperCase() ?? ''}${standing.slice(1)}</p></div>
${logo !== null && isPicture(logo) ? markup`<img src="${logo}" alt="${company}">` : null}</header>
<main>${slides.map((slide, index) => sheet(slide, model, isDeck ? index + 1 : null))}</main>
<footer>Read only, until ${dayText(expiresOn)}. Made with Ratchet.</footer>`,
  );
}

/** Wrong, expired, revoked: nobody is told which. */
export const goneDocument = (): string =>
  whole(
    'This link opens nothing',
    null,
    markup`<main class="notice"><h1>This link opens nothing</h1>
<p>It may have expired, been revoked, or not been copied whole. Whoever sent it can make a new one.</p></main>`,
  );

/** Something broke; the server's log says what. */
export const brokenDocument = (): string =>
  whole(
    'It cannot be shown now',
    null,
    markup`<main class="notice"><h1>It cannot be shown now</h1>
<p>Something broke on the server. The link is as it was: try again in a while.</p></main>`,
  );

/** `problem`: what was wrong with the password given; null: none was given yet. */
export const passwordDocument = (problem: string | null): string =>
  whole(
    'A password is needed',
    null,
    markup`<main class="notice"><h1>A password is needed</h1>
<p>Whoever sent you this link has told you the password, or will.</p>
<form method="post"><label for="password">Password</label>
<input id="password" name="password" type="password" required autofocus autocomplete="off" maxlength="200"${problem === null ? null : raw(' aria-describedby="problem" aria-invalid="true"')}>
${problem && markup`<p id="problem" class="alert" role="alert">${problem}</p>`}
<button type="submit">Open</button></form></main>`,
  );
