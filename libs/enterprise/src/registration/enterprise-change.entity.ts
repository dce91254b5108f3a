import { defineEntity, p, wrap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Membership } from '#libs/kernel';
import { pack } from '#libs/platform';
import { Enterprise } from './enterprise.entity.js';

const EnterpriseChangeSchema = defineEntity({
  name: 'EnterpriseChange',
  indexes: [{ name: 'enterprise_change_of_enterprise', properties: ['enterpriseId', 'at'] }],
  properties: {
    id: p.uuid().primary(),
    enterpriseId: () => p.manyToOne(Enterprise).mapToPk().joinColumn('enterprise_id'),
    personId: p.text(),
    role: p.text(),
    organisationId: p.uuid(),
    at: p.datetime(),
    /** The whole row as it was. */
    before: p.json<unknown>(),
  },
});

/** Who changed a file, when, and what it was before. Rows are only ever added; the database refuses anything else. */
export class EnterpriseChange extends EnterpriseChangeSchema.class {}
EnterpriseChangeSchema.setClass(EnterpriseChange);

/** Writes down how a file was, before it is changed in the same transaction. */
export function recordChange(
  em: EntityManager,
  enterprise: Enterprise,
  by: Membership,
  personId: string,
  at: Date,
): void {
  em.create(EnterpriseChange, {
    id: newId(),
    enterpriseId: enterprise.id,
    personId,
    role: by.role,
    organisationId: by.organisationId,
    at,
    before: pack(wrap(enterprise).toPOJO()),
  });
}
