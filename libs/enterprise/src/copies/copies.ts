import { ProviderAdmittedV1 } from '#libs/contracts';
import { copyOf } from '#libs/platform';
import { ProviderCode } from './provider-code.entity.js';

/** The code of a provider never changes; that it left the pool takes nothing from who controls it. */
export const providerCodeCopy = copyOf(ProviderCode).broughtBy(
  ProviderAdmittedV1,
  'admittedAt',
  ({ providerId, unifiedSocialCreditCode, admittedAt }) => ({
    id: providerId,
    unifiedSocialCreditCode,
    admittedAt,
  }),
);
