import { Download } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { May } from '@/components/ui/rights';
import { BACKUP_URL } from '@/lib/api/queries';
import { settingsSections } from '@/lib/view/settings-sections';
import { Backups } from './backups';
import { Section } from './section';

export const BackupButton = () => (
  <Button needs="admin" asChild>
    <a href={BACKUP_URL} download>
      <Download aria-hidden />
      Download a backup
    </a>
  </Button>
);

/** A copy of all that is held, and the way to whether it can be trusted. */
export const Health = () => (
  <Section section={settingsSections.health} actions={<BackupButton />}>
    <May needs="admin">
      <div className="mb-4 border-b border-line pb-4">
        <Backups />
      </div>
    </May>
    <p className="text-ink-2">
      Whether the ledger adds up, what it holds and what gives cause to look at its figures stands on{' '}
      <Link href="/health" className="text-accent underline underline-offset-2">
        Ledger health
      </Link>
      .
    </p>
  </Section>
);
