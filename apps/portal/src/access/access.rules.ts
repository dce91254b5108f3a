/** The authorities that an administrator registers. */
export const AUTHORITY_KINDS = ['BUREAU', 'COMMISSION', 'FINANCE', 'AUDIT', 'PLATFORM'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];
