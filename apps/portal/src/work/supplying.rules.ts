import type { PersonWorkQuery, ProviderWorkQuery } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import type { Move, Mover } from './work.rules.js';

/** What was applied for waits for the commission. */
export function applicationMoves({ myProviders }: PersonWorkQuery): Move[] {
  return nodesOf(myProviders)
    .filter(({ state }) => state === 'APPLIED')
    .map(({ id, name }) => ({
      key: `application ${id}`,
      deed: 'ADMIT_PROVIDER',
      mover: 'COMMISSION',
      subject: name,
      by: null,
    }));
}

/** An order to rectify is the provider's move by its day; an appeal that waits is the commission's. */
export function standingMoves({ providerStanding }: Pick<ProviderWorkQuery, 'providerStanding'>): Move[] {
  const { standing, changes } = providerStanding;
  const [latest] = changes;
  const appeal = changes.some((change) => change.appeal && change.appeal.decision === null);
  const of = { subject: latest?.reason ?? '', by: null };
  return [
    ...(standing === 'RECTIFYING' && latest
      ? [{ ...of, key: 'rectify', deed: 'RECTIFY', mover: 'YOU', by: latest.clearBy } satisfies Move]
      : []),
    ...(appeal ? [{ ...of, key: 'appeal', deed: 'DECIDE_APPEAL', mover: 'COMMISSION' } satisfies Move] : []),
  ];
}

/** Contracts are in use and no machine has ever reported: without that their enterprises cannot count. */
export function reportingMoves(
  { contracts, receivedUsage }: Pick<ProviderWorkQuery, 'contracts' | 'receivedUsage'>,
  providerId: string,
  own: Mover,
): Move[] {
  const used = nodesOf(contracts).filter(
    ({ provider, state }) => provider.id === providerId && state === 'ACCEPTED',
  );
  if (used.length === 0 || receivedUsage.edges.length > 0) return [];
  return [{ key: 'usage', deed: 'REPORT_USAGE', mover: own, subject: String(used.length), by: null }];
}
