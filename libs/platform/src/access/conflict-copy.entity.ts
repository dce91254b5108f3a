import { defineEntity, p } from '@mikro-orm/core';
import { ConflictDeclaredV1 } from '#libs/contracts';
import type { LocalDate } from '#libs/kernel';
import { copyOf } from '../events/copy.js';

const ConflictCopySchema = defineEntity({
  name: 'ConflictCopy',
  tableName: 'conflict',
  properties: {
    id: p.uuid().primary(),
    personId: p.text(),
    subjectId: p.uuid(),
    fromOn: p.date().$type<LocalDate>(),
    toOn: p.date().$type<LocalDate>().nullable(),
    declaredAt: p.datetime(),
  },
});
/** Copy: which official has to do with which party. In every service but subsidy, where it is declared. */
export class ConflictCopy extends ConflictCopySchema.class {}
ConflictCopySchema.setClass(ConflictCopy);

export const conflictCopy = copyOf(ConflictCopy).broughtBy(
  ConflictDeclaredV1,
  'declaredAt',
  ({ conflictId, personId, subjectId, fromOn, toOn, declaredAt }) => ({
    id: conflictId,
    personId,
    subjectId,
    fromOn,
    toOn: toOn ?? null,
    declaredAt,
  }),
  ['personId', 'subjectId', 'fromOn'],
);
