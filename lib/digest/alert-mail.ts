/** Alerts as a message. */
import { markup } from '@/lib/view/markup';
import type { Content } from './deliver';
import { button, colours, letter, said } from './look';
import { type AlertTold, alertMessage } from './slack';
import { wrapped } from './text';

export function alertContent(company: string, alerts: readonly AlertTold[], url: string): Content {
  const [first] = alerts;
  const more = alerts.length - 1;
  const subject = `${first?.title ?? 'Alert'}${more > 0 ? `, and ${more} more` : ''} · ${company}`;
  const rows = alerts.map(
    (
      { title, detail },
      index,
    ) => markup`<tr><td class="pad edge" style="padding:20px 32px;${index === 0 ? '' : `border-top:1px solid ${colours.line}`}">
${said('block', 'ink', title, 'font-weight:600;overflow-wrap:anywhere;')}
${said('text', 'ink2', detail, 'padding-top:4px;overflow-wrap:anywhere;')}</td></tr>`,
  );
  return {
    subject,
    html: letter({
      title: subject,
      preheader: first?.detail ?? '',
      rows: [
        ...rows,
        markup`<tr><td class="pad edge" style="padding:20px 32px 24px;border-top:1px solid ${colours.line}">
<div style="padding-bottom:14px">${button(url, 'Open in Ratchet')}</div>
${said('small', 'ink3', `${company} · an alert is sent once for each occurrence. Thresholds: the page Digest.`)}</td></tr>`,
      ],
    }),
    text: [
      ...alerts.flatMap(({ title, detail }) => [wrapped(title), wrapped(detail, '  '), '']),
      url,
      `${company}. An alert is sent once for each occurrence.`,
      '',
    ].join('\n'),
    channel: alertMessage(company, alerts, url),
  };
}
