import { defineEntity, p } from '@mikro-orm/core';
import { UsageBatch } from '../evidence/evidence.entity.js';
import type { NotAccepted } from './usage.rules.js';

const UsageOutcomeSchema = defineEntity({
  name: 'UsageOutcome',
  properties: {
    batchId: () =>
      p
        .manyToOne(UsageBatch)
        .mapToPk()
        .primary()
        .joinColumn('batch_id')
        .deleteRule('no action')
        .updateRule('no action'),
    organisationId: p.uuid(),
    receivedAt: p.datetime(),
    accepted: p.integer(),
    waiting: p.integer(),
    rejected: p.integer(),
    notAccepted: p.json<readonly NotAccepted[]>(),
  },
  indexes: [{ name: 'usage_outcome_of_provider', properties: ['organisationId', 'receivedAt', 'batchId'] }],
});
/** What became of a batch, as its sender was told. Only ever added. */
export class UsageOutcome extends UsageOutcomeSchema.class {}
UsageOutcomeSchema.setClass(UsageOutcome);
