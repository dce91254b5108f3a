import type { ProviderAdmittedV1 } from '#libs/contracts';
import type { Provider } from './provider.entity.js';

/** What the other rooms are told of an admission. */
export function admittedEvent(
  provider: Pick<Provider, 'id' | 'unifiedSocialCreditCode' | 'name' | 'providerClass'> & {
    readonly divisionCode?: string | null;
    readonly appliedBy?: string | null;
  },
  admittedAt: Date,
): ProviderAdmittedV1 {
  return {
    providerId: provider.id,
    unifiedSocialCreditCode: provider.unifiedSocialCreditCode,
    name: provider.name,
    providerClass: provider.providerClass,
    divisionCode: provider.divisionCode ?? null,
    registeredBy: provider.appliedBy ?? null,
    admittedAt: admittedAt.toISOString(),
  };
}
