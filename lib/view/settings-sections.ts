/** The parts of the settings page, in their order: for the page, its index and links to it. */
export interface SettingsSection {
  /** Its anchor: /settings#rates. */
  id: string;
  title: string;
  /** In the index. */
  label: string;
  sub: string;
}

const section = (id: string, label: string, title: string, sub: string): SettingsSection => ({ id, label, title, sub });

export const settingsSections = {
  company: section('company', 'Company', 'Company', 'Its calendar, and whom it is compared with'),
  figures: section(
    'figures',
    'How figures are read',
    'How figures are read',
    'These move figures: what a change would do is shown before it is saved. Reports as of a past day keep what held then',
  ),
  through: section(
    'data-through',
    'Data through',
    'How far the data is complete',
    'No report reaches past the earliest of these days. Each import states its own; a later day can be stated here',
  ),
  rates: section(
    'rates',
    'Currency and rates',
    'Currency and plan rates',
    'Every page converts other currencies at these rates, over all of history, so that two days compare',
  ),
  targets: section(
    'targets',
    'Targets',
    'Targets',
    'Your own, from a month on. Overview and Benchmarks show them beside what investors look for at your stage',
  ),
  notes: section('notes', 'Notes', 'Notes', 'What happened on a day. Every trend shows them'),
  views: section('views', 'Saved views', 'Saved views', 'A page with its filters, under a name'),
  sharing: section(
    'sharing',
    'Sharing',
    'Sharing',
    'Read-only links to a page or a deck. Each opens exactly that, as the ledger stands when it is opened',
  ),
  health: section(
    'health',
    'Backup and health',
    'Backup and health',
    'The whole store as one file, and where it is looked over',
  ),
  danger: section('danger', 'Danger zone', 'Danger zone', 'What cannot be taken back'),
} as const satisfies Readonly<Record<string, SettingsSection>>;
