import { defineEntity, p } from '@mikro-orm/core';

const DeficiencySchema = defineEntity({
  name: 'Deficiency',
  properties: {
    id: p.uuid().primary(),
    redemptionId: p.uuid(),
    papersVersion: p.integer(),
    item: p.text(),
    problem: p.text(),
    acceptedForm: p.text(),
    raisedBy: p.text(),
    raisedAt: p.datetime(),
  },
});
/** Something about the papers that the enterprise is to mend. */
export class Deficiency extends DeficiencySchema.class {}
DeficiencySchema.setClass(Deficiency);
