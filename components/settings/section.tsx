import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { SettingsSection } from '@/lib/view/settings-sections';

interface SectionProps {
  section: SettingsSection;
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of the settings, with an address of its own. */
export const Section = ({ section, actions, children }: SectionProps) => (
  <Card
    id={section.id}
    title={section.title}
    sub={section.sub}
    actions={actions && <span className="mr-1.5 flex flex-wrap gap-2">{actions}</span>}
    className="scroll-mt-4"
  >
    {children}
  </Card>
);
