import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '#libs/kernel';

export const ConflictSubject = { ENTERPRISE: 'ENTERPRISE', PROVIDER: 'PROVIDER' } as const;
export type ConflictSubject = keyof typeof ConflictSubject;
export const ConflictKind = {
  EMPLOYMENT: 'EMPLOYMENT',
  SHAREHOLDING: 'SHAREHOLDING',
  FAMILY: 'FAMILY',
  OTHER: 'OTHER',
} as const;
export type ConflictKind = keyof typeof ConflictKind;

const ConflictSchema = defineEntity({
  name: 'Conflict',
  properties: {
    id: p.uuid().primary(),
    personId: p.text(),
    subjectKind: p.text().$type<ConflictSubject>(),
    subjectId: p.uuid(),
    kind: p.text().$type<ConflictKind>(),
    fromOn: p.date().$type<LocalDate>(),
    /** The last day; open while it lasts. */
    toOn: p.date().$type<LocalDate>().nullable(),
    note: p.text(),
    declaredBy: p.text(),
    declaredAt: p.datetime(),
    /** The confirmed report that it comes from, when somebody else said so. */
    reportId: p.uuid().nullable(),
  },
});
/** An official has to do with an enterprise or a provider. Only ever added. */
export class Conflict extends ConflictSchema.class {}
ConflictSchema.setClass(Conflict);
