/** Whose an e-mail address or a website is: the company's domain, where it is a company's own. */

/** Providers at which anybody has an address; `name.` stands for that name under any ending. */
const FREE_MAIL = new Set(
  (
    'gmail. googlemail. yahoo. ymail. rocketmail. hotmail. outlook. live. msn. windowslive. icloud. me.com mac.com aol. gmx. ' +
    'web.de t-online.de freenet.de arcor.de posteo.de mailbox.org proton. protonmail. pm.me tutanota. tuta. mail.com mail.ru ' +
    'inbox.ru list.ru bk.ru yandex. ya.ru qq.com 163.com 126.com sina. sohu.com naver.com daum.net hanmail.net orange. ' +
    'wanadoo. free.fr laposte.net sfr.fr libero.it virgilio.it tin.it alice.it bigpond. optusnet.com.au comcast.net ' +
    'verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com sky.com virginmedia.com ' +
    'ntlworld.com rediffmail. zoho. zohomail. fastmail. hey.com duck.com uol.com.br bol.com.br terra. seznam.cz wp.pl o2.pl ' +
    'onet.pl interia.pl bluewin.ch hispeed.ch telenet.be skynet.be ziggo.nl kpnmail.nl xs4all.nl shaw.ca rogers.com ' +
    'appleid.com example. test. invalid. localhost.'
  ).split(' '),
);

/** Sites under which others have theirs: there the name before it is the company's. */
const HOSTS = new Set(
  (
    'myshopify.com wordpress.com wixsite.com squarespace.com webflow.io blogspot.com github.io gitlab.io netlify.app ' +
    'vercel.app herokuapp.com web.app pages.dev notion.site carrd.co'
  ).split(' '),
);

/** Sites on which companies have a page: the address says nothing of whose. */
const PAGES_OF_OTHERS = new Set(
  'facebook.com linkedin.com instagram.com twitter.com x.com youtube.com linktr.ee google.com bit.ly'.split(' '),
);

/** Second levels that are part of the ending, as in co.uk. */
const SECOND_LEVELS = new Set('co com net org gov edu ac ne or go gob govt asn'.split(' '));

const LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;
const ADDRESS = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:]+$/u;

/** An e-mail address in lower case, without what stands behind a `+`; null: the text is none. */
export function emailOf(text: string): string | null {
  const address = text
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  if (!ADDRESS.test(address)) return null;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at).replace(/(?<=.)\+.*$/, '')}${address.slice(at)}`;
}

/** The part of a host that is registered: acme.co.uk of shop.acme.co.uk; null: the text is no host. */
function registered(host: string): string | null {
  const labels = host.replace(/\.$/, '').split('.');
  const [last = '', second = ''] = [labels.at(-1), labels.at(-2)];
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || !/^\p{L}{2,}|^xn--/u.test(last)) return null;
  const isLonger = (last.length === 2 && SECOND_LEVELS.has(second)) || HOSTS.has(`${second}.${last}`);
  return labels.slice(isLonger ? -3 : -2).join('.');
}

const isCompanys = (domain: string): boolean =>
  !FREE_MAIL.has(domain) &&
  !FREE_MAIL.has(`${domain.slice(0, domain.indexOf('.'))}.`) &&
  !PAGES_OF_OTHERS.has(domain) &&
  !HOSTS.has(domain);

/** The company's domain that an address, a website or a bare domain stands under; null: of no company alone. */
export function companyDomain(text: string): string | null {
  const whole = text.trim().toLowerCase();
  const host = whole
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\d?\./, '');
  const domain = registered(host);
  return domain !== null && isCompanys(domain) ? domain : null;
}
