import { type Actor, cityOf } from '#libs/kernel';

/** Whose file a voucher is. Before certification no bureau is known, so only the province sees it. */
export function scopeOf(file: { enterpriseId: string; providerId: string; divisionCode?: string | null }): {
  organisationId: string[];
  divisionCode: string;
} {
  return {
    organisationId: [file.enterpriseId, file.providerId],
    divisionCode: file.divisionCode ?? '440000',
  };
}

type Visible =
  | { readonly enterpriseId: { $in: string[] } }
  | { readonly providerId: { $in: string[] } }
  | { readonly divisionCode: { $like: string } };

/** The files of this room that an actor may see, as a condition. */
export function visibleTo(by: Actor, privilege: 'voucher.read' | 'redemption.read'): { $or?: Visible[] } {
  const holding = by.holding(privilege);
  const organisations = holding
    .filter(({ organisationKind }) => organisationKind === 'ENTERPRISE' || organisationKind === 'PROVIDER')
    .map(({ organisationId }) => organisationId);
  const officials = holding.filter(
    ({ organisationKind }) => organisationKind !== 'ENTERPRISE' && organisationKind !== 'PROVIDER',
  );
  if (officials.some(({ divisionCode }) => divisionCode === null || divisionCode.endsWith('0000'))) return {};
  return {
    $or: [
      { enterpriseId: { $in: organisations } },
      { providerId: { $in: organisations } },
      ...officials.map(({ divisionCode }) => ({ divisionCode: { $like: prefixOf(divisionCode!) } })),
    ],
  };
}

/** The codes that lie in a division all begin with the same digits. */
function prefixOf(divisionCode: string): string {
  return `${cityOf(divisionCode) === divisionCode ? divisionCode.slice(0, 4) : divisionCode}%`;
}
