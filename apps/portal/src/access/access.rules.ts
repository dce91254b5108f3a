/** The authorities that an administrator registers. */
export const AUTHORITY_KINDS = ['BUREAU', 'COMMISSION', 'FINANCE', 'AUDIT', 'PLATFORM'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** Invitations that wait: for a second person first, then for who was asked. */
export function waitingOf<Invitation extends { readonly status: string }>(
  invitations: readonly Invitation[],
): readonly Invitation[] {
  return ['PROPOSED', 'OFFERED'].flatMap((status) => invitations.filter((each) => each.status === status));
}
