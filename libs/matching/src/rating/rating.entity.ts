import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';
import { Contract } from '../contract/contract.entity.js';

const RatingSchema = defineEntity({
  name: 'Rating',
  uniques: [{ name: 'rating_of_contract', properties: ['contractId'] }],
  indexes: [{ name: 'rating_of_provider', properties: ['providerId', 'ratedAt'] }],
  checks: [
    {
      name: 'rating_stars_check',
      expression:
        'quality >= 1 and quality <= 5 and timeliness >= 1 and timeliness <= 5 and service >= 1 and service <= 5 and competence >= 1 and competence <= 5 and value >= 1 and value <= 5',
    },
    {
      name: 'rating_reply_check',
      expression: '(reply is null) = (replied_at is null) and (reply is null) = (replied_by is null)',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    quality: p.integer(),
    timeliness: p.integer(),
    service: p.integer(),
    competence: p.integer(),
    value: p.integer(),
    comment: p.text(),
    ratedBy: p.text(),
    ratedAt: p.datetime(),
    reply: p.text().nullable(),
    repliedBy: p.text().nullable(),
    repliedAt: stateOf('RATING', p.datetime()).nullable(),
  },
});
/** What an enterprise thinks of the work under an accepted contract, once, and the provider's one reply. */
export class Rating extends RatingSchema.class {}
RatingSchema.setClass(Rating);
