import type { SolutionPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import type { Client } from '../../a-service.js';

/** The event as plain data, which a test may copy with changes. */
export type Offered = { [Fact in keyof SolutionPublishedV1]: SolutionPublishedV1[Fact] };

/** A solution that fits the needs of `aMarket`, unless changed. */
export function aSolution(providerId: string, change: Partial<SolutionPublishedV1> = {}): Offered {
  return {
    solutionId: newId(),
    providerId,
    catalogueVersion: 1,
    title: '演示注塑机联网与生产管控',
    summary: '采集注塑机数据，管控生产进度',
    scenarios: ['S07'],
    industries: ['C29'],
    sizeClasses: [],
    regions: ['440600'],
    protocols: ['OPC UA', 'Modbus TCP'],
    integrations: ['ERP'],
    priceFromFen: '5000000',
    priceToFen: '20000000',
    deliveryMonths: 2,
    capacityPerMonth: 3,
    industrialPlatform: true,
    publicCloud: true,
    publishedAt: '2020-09-01T00:00:00.000Z',
    ...change,
  };
}

export interface MatchesAnswer {
  matches: {
    recommendationId: string;
    rankingVersion: string;
    rankedProviders: number;
    ranked: {
      rank: number;
      scoreHundredths: number;
      newcomer: boolean;
      solution: { id: string };
      provider: { id: string };
      contributions: {
        criterion: string;
        fit: string;
        pointsHundredths: number;
        facts: string[];
        terms: { term: string; said: string; pointsHundredths: number }[];
      }[];
    }[];
    leftOut: {
      wouldScoreHundredths: number;
      solution: { id: string };
      provider: { id: string };
      obstacles: { kind: string; side: string; needed: string }[];
    }[];
  };
}

const MATCHES = `query ($needId: ID!, $first: Int!) { matches(needId: $needId, first: $first) {
  recommendationId rankingVersion rankedProviders
  ranked { rank scoreHundredths newcomer solution { id } provider { id }
    contributions { criterion fit pointsHundredths facts terms { term said pointsHundredths } } }
  leftOut { wouldScoreHundredths solution { id } provider { id } obstacles { kind side needed } } } }`;

/** The list that a member of the enterprise is served. */
export async function matchesOf(by: Client, needId: string, first = 100): Promise<MatchesAnswer> {
  const answer = await by.query(MATCHES, { needId, first });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
