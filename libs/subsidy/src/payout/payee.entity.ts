import { defineEntity, p } from '@mikro-orm/core';

const PayeeAccountSchema = defineEntity({
  name: 'PayeeAccount',
  properties: {
    id: p.uuid().primary(),
    enterpriseId: p.uuid(),
    holderName: p.text(),
    bankName: p.text(),
    accountNumber: p.text(),
    setBy: p.text(),
    setAt: p.datetime(),
    effectiveAt: p.datetime(),
  },
});

/** An account of an enterprise, as it was told at one moment. Only ever added. */
export class PayeeAccount extends PayeeAccountSchema.class {}
PayeeAccountSchema.setClass(PayeeAccount);
