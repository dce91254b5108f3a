import type { LinkProps } from '@tanstack/react-router';
import type { SearchQuery, SearchQueryVariables } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { type Acting, holds } from '../session/acting.js';

/** Fewer characters would find everything. */
export const SHORTEST = 2;

export type Kind =
  'enterprises' | 'needs' | 'contracts' | 'vouchers' | 'redemptions' | 'providers' | 'solutions';

export interface Found {
  readonly id: string;
  readonly name: string;
  /** What tells it apart from others of its name: a code, a number, the other side. */
  readonly detail: string;
  readonly link: LinkProps;
}

export interface Group {
  readonly kind: Kind;
  readonly found: readonly Found[];
  /** There are others; a longer text finds fewer. */
  readonly more: boolean;
}

/** What the person has a page of, so that nothing is found that cannot be opened. */
export function kindsFor(acting: Acting | null): Omit<SearchQueryVariables, 'text'> {
  const official = acting?.audience === 'OFFICIAL';
  return {
    enterprises: official && holds(acting, 'enterprise.list'),
    needs: !official && holds(acting, 'need.read'),
    contracts: holds(acting, 'contract.read'),
    vouchers: holds(acting, 'voucher.read'),
    redemptions: official && holds(acting, 'redemption.read'),
    solutions: acting?.audience === 'ENTERPRISE',
  };
}

/** What was found, kind by kind; a kind without anything is left out. */
export function groupsOf(answer: SearchQuery, acting: Acting | null): readonly Group[] {
  const certifies = holds(acting, 'enterprise.certify');
  return [
    group('enterprises', answer.enterprises, ({ id, name, unifiedSocialCreditCode }) => ({
      id,
      name,
      detail: unifiedSocialCreditCode,
      link: certifies
        ? { to: '/certification/$id', params: { id } }
        : { to: '/adoption/$id', params: { id } },
    })),
    group('needs', answer.needs, ({ id, title }) => ({
      id,
      name: title,
      detail: '',
      link:
        acting?.audience === 'PROVIDER'
          ? { to: '/bids/$needId', params: { needId: id } }
          : { to: '/needs/$id', params: { id } },
    })),
    group('contracts', answer.contracts, ({ id, number, title, enterpriseName, providerName }) => ({
      id,
      name: title,
      detail: joined(number, enterpriseName, providerName),
      link: { to: '/contracts/$id', params: { id } },
    })),
    group('vouchers', answer.vouchers, ({ id, contract }) => ({
      id,
      name: contract?.title ?? id,
      detail: joined(contract?.number),
      link: { to: '/vouchers/$id', params: { id } },
    })),
    group('redemptions', answer.redemptions, ({ id, contract, enterprise }) => ({
      id,
      name: contract?.title ?? id,
      detail: joined(contract?.number, enterprise?.name),
      link: { to: '/review/$id', params: { id } },
    })),
    group('providers', answer.providers, ({ id, name }) => ({
      id,
      name,
      detail: '',
      link: { to: '/providers/$id', params: { id } },
    })),
    group('solutions', answer.solutions, ({ id, title, provider }) => ({
      id,
      name: title,
      detail: joined(provider?.name),
      link: { to: '/solutions/$id', params: { id } },
    })),
  ].filter(({ found }) => found.length > 0);
}

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

function group<Node>(kind: Kind, list: Connection<Node> | undefined, foundOf: (node: Node) => Found): Group {
  return { kind, found: nodesOf(list).map(foundOf), more: list?.pageInfo.hasNextPage ?? false };
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}
