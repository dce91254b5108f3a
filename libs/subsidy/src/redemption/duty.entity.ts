import { defineEntity, p } from '@mikro-orm/core';

export type Duty = 'submit' | 'county' | 'review' | 'approve' | 'pay';

const RedemptionDutySchema = defineEntity({
  name: 'RedemptionDuty',
  properties: {
    redemptionId: p.uuid().primary(),
    personId: p.text().primary(),
    duty: p.text().$type<Duty>(),
  },
});
/** The one duty that a person has on a file, for good. Written by the database when a file names a person. */
export class RedemptionDuty extends RedemptionDutySchema.class {}
RedemptionDutySchema.setClass(RedemptionDuty);
