/** What the audit log is asked, as its page's address carries it. */
import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { type AuditGroup, actionsOfGroup, auditGroups } from './audit-words';

export const auditParsers = {
  kind: parseAsStringLiteral(Object.keys(auditGroups) as AuditGroup[]),
  by: parseAsString,
  from: parseAsString,
  until: parseAsString,
};

export const loadAuditChoices = createLoader(auditParsers);

interface AuditChoices {
  kind: AuditGroup | null;
  by: string | null;
  from: string | null;
  until: string | null;
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The choices as the API is asked. */
export const auditAsked = ({ kind, by, from, until }: AuditChoices) => ({
  actions: kind === null ? [] : actionsOfGroup(kind),
  by,
  from: isDay(from) ? from : null,
  until: isDay(until) ? until : null,
});
