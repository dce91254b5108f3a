import { defineEntity, p } from '@mikro-orm/core';

const ProviderCodeSchema = defineEntity({
  name: 'ProviderCode',
  indexes: [{ name: 'provider_code_code', properties: ['unifiedSocialCreditCode'] }],
  properties: { id: p.uuid().primary(), unifiedSocialCreditCode: p.text(), admittedAt: p.datetime() },
});
/** Copy: the code of a member of the pool, so that its people can say who controls it. */
export class ProviderCode extends ProviderCodeSchema.class {}
ProviderCodeSchema.setClass(ProviderCode);
