import type { Privilege } from '../../../../libs/kernel/src/privileges.js';
import { type Acting, type Audience, holds } from '../session/acting.js';

/** Where the navigation leads. A room adds its line where its place is in the day's work, and its name to the texts. */
const PLACES = [
  { to: '/work', name: 'work' },
  { to: '/enterprise', name: 'enterprise', audience: 'ENTERPRISE' },
  { to: '/assessment', name: 'assessment', audience: 'ENTERPRISE' },
  { to: '/needs', name: 'needs', audience: 'ENTERPRISE' },
  { to: '/pool', name: 'pool', audience: 'PROVIDER', privilege: 'standing.read' },
  { to: '/catalogue', name: 'catalogue', audience: 'PROVIDER' },
  { to: '/capacity', name: 'capacity', audience: 'PROVIDER', privilege: 'shortlist.own' },
  { to: '/needs-for-me', name: 'needsForMe', audience: 'PROVIDER', privilege: 'need.answer' },
  { to: '/purchases', name: 'purchases', privilege: 'direct.read' },
  { to: '/contracts', name: 'contracts', privilege: 'contract.read' },
  { to: '/usage', name: 'usage', audience: 'PROVIDER', privilege: 'usage.read' },
  { to: '/money', name: 'money', audience: 'PROVIDER', privilege: 'statement.read' },
  { to: '/team', name: 'team', audience: 'PROVIDER', privilege: 'membership.read' },
  { to: '/pool-desk', name: 'poolDesk', audience: 'OFFICIAL', privilege: 'standing.read' },
  { to: '/review', name: 'review', audience: 'OFFICIAL', privilege: 'redemption.compare' },
  { to: '/complaints', name: 'complaints', audience: 'OFFICIAL', privilege: 'complaint.read' },
  { to: '/vouchers', name: 'vouchers', privilege: 'voucher.read' },
  { to: '/rounds', name: 'rounds', audience: 'OFFICIAL', privilege: 'ledger.read' },
  { to: '/schemes', name: 'schemes', audience: 'OFFICIAL', privilege: 'rules.simulate' },
  { to: '/notices', name: 'notices', audience: 'OFFICIAL', privilege: 'notice.publish' },
  { to: '/objections', name: 'objections', audience: 'OFFICIAL', privilege: 'objection.decide' },
  { to: '/payments', name: 'payments', audience: 'OFFICIAL', privilege: 'ledger.read' },
  { to: '/recoveries', name: 'recoveries', audience: 'OFFICIAL', privilege: 'recovery.read' },
  { to: '/counted', name: 'counted', audience: 'ENTERPRISE', privilege: 'adoption.read' },
  { to: '/goals', name: 'goals', audience: 'OFFICIAL', privilege: 'adoption.list' },
  { to: '/oversight', name: 'oversight', audience: 'OFFICIAL', privilege: 'review.measure' },
  { to: '/conflicts', name: 'conflicts', audience: 'OFFICIAL', privilege: 'conflict.declare' },
  { to: '/incident', name: 'incident', audience: 'OFFICIAL', privilege: 'incident.extend' },
  { to: '/access', name: 'access', audience: 'OFFICIAL', privilege: 'membership.confirm' },
  { to: '/certification', name: 'certification', audience: 'OFFICIAL', privilege: 'enterprise.certify' },
] as const satisfies readonly Place[];

/** What anybody may read, in the order in which a stranger asks. */
export const PUBLIC_PLACES = [
  { to: '/eligible', name: 'eligible' },
  { to: '/goals', name: 'goals' },
  { to: '/rounds', name: 'rounds' },
  { to: '/schemes', name: 'schemes' },
  { to: '/providers', name: 'providers' },
  { to: '/solutions', name: 'solutions' },
  { to: '/notices', name: 'notices' },
  { to: '/help', name: 'help' },
] as const;

export interface Place {
  /** An address without parameters. */
  readonly to: string;
  /** The key of its name below `frame.places`. */
  readonly name: string;
  /** For whom it is; absent: for everybody. */
  readonly audience?: Audience;
  /** What one of the person's roles must hold; absent: nothing in particular. */
  readonly privilege?: Privilege;
}

/** The places of a person in the organisation for which they work, in the order of the table. */
export function placesFor(acting: Acting | null): readonly (typeof PLACES)[number][] {
  return PLACES.filter((place: Place) => {
    const forThem = !place.audience || place.audience === acting?.audience;
    return forThem && (!place.privilege || holds(acting, place.privilege));
  });
}
