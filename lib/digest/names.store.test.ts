/** Names that would be something else, in a mail and in a channel: words, whatever they look like. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_PLAN, writeDigestPlan, writeWebhook } from '@/lib/store/digest-plan';
import { withFreshStore } from '@/lib/store/testing';
import { accountRow, importFile, tester } from '@/lib/store/testing-records';
import { digestPlace, hook, placeOf, postman } from './testing/places';
import { sendDigest } from './work';

const sunday = new Date('2026-11-22T10:00:00Z');

/** Of those who moved most, and of one who is to leave. */
const names = {
  a: `<script>alert(1)</script><img src=x onerror=alert(1)>`,
  d: '<!channel> <https://example.com|click> *bold* =HYPERLINK("https://example.com")',
  e: `شركة التجارة ${'Übergroße Handelsgesellschaft '.repeat(7)}`.slice(0, 200),
  f: '株式会社さくら\r\nBcc: everyone@example.com',
};

describe('the digest of accounts with odd names', () => {
  it('has them as words in the mail and in the channel, and no header of its own', () =>
    withFreshStore(async (store) => {
      const { reader } = await digestPlace(store, sunday);
      const { workspaceId } = reader;
      await importFile(store, workspaceId, {
        dataThrough: '2026-11-21',
        accounts: Object.entries(names).map(([accountId, name], index) =>
          accountRow({ accountId, name, row: index + 2 }),
        ),
      });
      const place = await placeOf(store, workspaceId, sunday);
      const [post, channel] = [await postman(), await hook()];
      try {
        await writeDigestPlan(
          store.pool,
          tester,
          workspaceId,
          { ...DEFAULT_PLAN, recipients: ['board@example.com'] },
          sunday,
        );
        await writeWebhook(store.pool, tester, workspaceId, channel.url);
        const senders = { mail: { url: post.url, from: 'Ratchet <ratchet@example.com>' }, allowsPrivateWebhooks: true };
        const work = { place, senders, url: 'http://127.0.0.1:3000' };
        const sent = await sendDigest(work, 'digest', 'digest 1', { now: () => sunday });
        expect(sent?.map(({ status }) => status)).toEqual(['sent', 'sent']);
        const [mail] = post.mails;
        const html = String(mail?.html);
        expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
        expect(html).not.toMatch(/<script|<img|<a [^>]*example\.com/);
        // Lines are broken at the width of a mail.
        expect(mail?.text?.replace(/\s/g, '')).toContain('<!channel><https://example.com|click>*bold*');
        expect(html).toContain('株式会社さくら');
        expect([mail?.headers.has('bcc'), [mail?.to].flat().map((each) => each?.text)]).toEqual([
          false,
          ['board@example.com'],
        ]);
        const [body = ''] = channel.bodies;
        expect(body).toContain('&lt;!channel&gt;');
        expect(body).not.toMatch(/<!channel>|<https:\/\/example\.com|<script/);
      } finally {
        await post.close();
        await channel.close();
      }
    }));
});
