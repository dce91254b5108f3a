/** What a person may be within an organisation. SYSTEM is the house itself (a consumer, a clock). */
export const ROLES = [
  'ENTERPRISE_VIEWER',
  'ENTERPRISE_PREPARER',
  'ENTERPRISE_SIGNATORY',
  'PROVIDER_VIEWER',
  'PROVIDER_SALES',
  'PROVIDER_DELIVERY',
  'PROVIDER_SIGNATORY',
  'BUREAU_REVIEWER',
  'BUREAU_APPROVER',
  'PROGRAMME_MANAGER',
  'COMMISSION_APPROVER',
  'AUDITOR',
  'FINANCE_PAYER',
  'ADMINISTRATOR',
  'USAGE_REPORTER',
  'SYSTEM',
] as const;
export type Role = (typeof ROLES)[number];

export const ORGANISATION_KINDS = [
  'ENTERPRISE',
  'PROVIDER',
  'BUREAU',
  'COMMISSION',
  'FINANCE',
  'AUDIT',
  'PLATFORM',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** The roles that each kind of organisation can give. */
export const ROLES_OF: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  ENTERPRISE: ['ENTERPRISE_VIEWER', 'ENTERPRISE_PREPARER', 'ENTERPRISE_SIGNATORY'],
  PROVIDER: [
    'PROVIDER_VIEWER',
    'PROVIDER_SALES',
    'PROVIDER_DELIVERY',
    'PROVIDER_SIGNATORY',
    'USAGE_REPORTER',
  ],
  BUREAU: ['BUREAU_REVIEWER', 'BUREAU_APPROVER'],
  COMMISSION: ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER'],
  FINANCE: ['FINANCE_PAYER'],
  AUDIT: ['AUDITOR'],
  PLATFORM: ['ADMINISTRATOR'],
};
