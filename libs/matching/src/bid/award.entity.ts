import { defineEntity, p } from '@mikro-orm/core';
import { Bid } from './bid.entity.js';
import { Need } from '../need/need.entity.js';

const AwardSchema = defineEntity({
  name: 'Award',
  uniques: [
    {
      name: 'award_standing',
      expression: 'create unique index award_standing on award (need_id) where withdrawn_at is null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    bidId: () => p.manyToOne(Bid).mapToPk().joinColumn('bid_id'),
    reason: p.text(),
    awardedBy: p.text(),
    awardedAt: p.datetime(),
    withdrawnAt: p.datetime().nullable(),
  },
});
/** The choice of a bid. The index lets only one stand per need, whatever the application thinks. */
export class Award extends AwardSchema.class {}
AwardSchema.setClass(Award);
